import { useState } from 'preact/hooks';
import type { Added } from '../../src/investigation/types.ts';
import { FIELD_WORDS, type FieldName } from '../compose/fields.ts';
import { Dialog } from '../shell/dialog.tsx';

export interface Piece {
  readonly field: FieldName;
  readonly text: string;
}

/** New text for the fields: a log that came later, what a colleague found. It is read like the rest. */
export function AddDialog({
  pieces: given,
  onSend,
  onClose,
}: {
  pieces: readonly Piece[];
  onSend: (h: readonly Added[]) => void;
  onClose: () => void;
}) {
  const [pieces, setPieces] = useState(given);
  const set = (i: number, change: Partial<Piece>) => setPieces(pieces.map((p, k) => (k === i ? { ...p, ...change } : p)));
  const send = () => {
    const full = pieces.filter((p) => p.text.trim() !== '');
    if (full.length > 0) onSend(full.map((p) => ({ kind: 'added', field: p.field, text: p.text })));
  };
  return (
    <Dialog title="Add text to the incident" send="Add" onSend={send} onClose={onClose}>
      {pieces.map((p, i) => (
        <div class="line-field" key={i}>
          <label for={`add-field-${i}`}>Field</label>
          <select id={`add-field-${i}`} value={p.field} onChange={(e) => set(i, { field: e.currentTarget.value as FieldName })}>
            {FIELD_WORDS.map((w) => (
              <option key={w.name} value={w.name}>
                {w.label}
              </option>
            ))}
          </select>
          <label for={`add-text-${i}`}>Text</label>
          <textarea id={`add-text-${i}`} class="mono" rows={6} value={p.text} onInput={(e) => set(i, { text: e.currentTarget.value })} />
        </div>
      ))}
    </Dialog>
  );
}
