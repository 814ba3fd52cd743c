import { useState } from 'preact/hooks';
import type { Noted } from '../../src/investigation/types.ts';
import { Dialog } from '../shell/dialog.tsx';

export function NoteDialog({ onSend, onClose }: { onSend: (h: Noted) => void; onClose: () => void }) {
  const [note, setNote] = useState('');
  return (
    <Dialog
      title="A remark for the timeline"
      send="Record"
      onClose={onClose}
      onSend={() => note.trim() && onSend({ kind: 'noted', note: note.trim() })}
    >
      <div class="line-field">
        <label for="note">Remark</label>
        <textarea id="note" rows={4} required maxLength={20000} value={note} onInput={(e) => setNote(e.currentTarget.value)} />
        <p class="soft small">It changes nothing else. What shows or excludes a cause is an outcome of a step, or new text.</p>
      </div>
    </Dialog>
  );
}
