import { useState } from 'preact/hooks';
import type { Applied } from '../../src/investigation/types.ts';
import type { ReportAction } from '../../src/report/types.ts';
import { Dialog } from '../shell/dialog.tsx';

const EFFECTS: readonly (readonly [Applied['effect'], string])[] = [
  ['unknown', 'Not known yet'],
  ['cured', 'It ended the effect'],
  ['partly', 'It helped in part'],
  ['no-effect', 'It changed nothing'],
];

/** Something was done to the system: one of the remedies, or what the person says. */
export function AppliedDialog({
  action,
  onSend,
  onClose,
}: {
  action?: ReportAction | undefined;
  onSend: (h: Applied) => void;
  onClose: () => void;
}) {
  const [what, setWhat] = useState('');
  const [effect, setEffect] = useState<Applied['effect']>('unknown');
  const [note, setNote] = useState('');
  const send = () => {
    const done = action?.remedy ?? what.trim();
    if (done !== '') onSend({ kind: 'applied', action: done, effect, ...(note.trim() ? { note: note.trim() } : {}) });
  };
  return (
    <Dialog title={action ? `${action.id} was done` : 'Something was done'} send="Record" onSend={send} onClose={onClose}>
      {action ? (
        <p>{action.title}</p>
      ) : (
        <div class="line-field">
          <label for="what">What was done</label>
          <input id="what" required maxLength={2000} value={what} onInput={(e) => setWhat(e.currentTarget.value)} />
        </div>
      )}
      <fieldset>
        <legend>Effect</legend>
        {EFFECTS.map(([value, words]) => (
          <label key={value} class="check-line">
            <input type="radio" name="effect" value={value} checked={effect === value} onChange={() => setEffect(value)} /> {words}
          </label>
        ))}
      </fieldset>
      <div class="line-field">
        <label for="done-note">In your words, if you like</label>
        <textarea id="done-note" rows={2} maxLength={20000} value={note} onInput={(e) => setNote(e.currentTarget.value)} />
      </div>
    </Dialog>
  );
}
