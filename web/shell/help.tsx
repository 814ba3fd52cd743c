import { useState } from 'preact/hooks';
import { Dialog } from './dialog.tsx';
import { KEYS, lettersOn, setLetters } from './keys.ts';

export function Help({ onClose }: { onClose: () => void }) {
  const [on, setOn] = useState(lettersOn());
  return (
    <Dialog title="Keys" onClose={onClose}>
      <dl class="keys">
        {KEYS.map((k) => (
          <div key={k.key}>
            <dt>
              {k.key.split(' ').map((p) => (
                <kbd key={p}>{p}</kbd>
              ))}
            </dt>
            <dd>{k.does}</dd>
          </div>
        ))}
      </dl>
      <label class="check-line">
        <input
          type="checkbox"
          checked={on}
          onChange={(e) => {
            setLetters(e.currentTarget.checked);
            setOn(e.currentTarget.checked);
          }}
        />{' '}
        Letters work as keys
      </label>
    </Dialog>
  );
}
