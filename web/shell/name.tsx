import { useState } from 'preact/hooks';
import { Dialog } from './dialog.tsx';

/** Asked once, kept in this browser: who stands behind each event. */
export function NameDialog({ now, onName, onClose }: { now: string; onName: (name: string) => void; onClose: () => void }) {
  const [name, setName] = useState(now);
  const send = () => {
    if (name.trim() !== '') onName(name.trim().slice(0, 120));
  };
  return (
    <Dialog title="Your name, for the log" send="Use this name" onSend={send} onClose={onClose}>
      <p class="soft">It stands beside what you record. It is asked once and kept in this browser.</p>
      <div class="line-field">
        <label for="your-name">Name</label>
        <input id="your-name" required maxLength={120} autocomplete="name" value={name} onInput={(e) => setName(e.currentTarget.value)} />
      </div>
    </Dialog>
  );
}
