import { useEffect, useState } from 'preact/hooks';
import type { Closed } from '../../src/investigation/types.ts';
import type { Report } from '../../src/report/types.ts';
import { call } from '../api/call.ts';
import type { ModeEntry, PageOf } from '../api/types.ts';
import { Dialog } from '../shell/dialog.tsx';
import { percent } from '../shell/time.ts';
import { plain } from '../shell/words.ts';

/** Closing, with the cause that was confirmed: one of the ledger, another one that the knowledge has, or none. */
export function CloseDialog({ report, onSend, onClose }: { report: Report; onSend: (h: Closed) => void; onClose: () => void }) {
  const [mode, setMode] = useState<string>();
  const [note, setNote] = useState('');
  const [words, setWords] = useState('');
  const [found, setFound] = useState<readonly ModeEntry[]>([]);
  useEffect(() => {
    if (words.trim() === '') {
      setFound([]);
      return;
    }
    const t = setTimeout(() => {
      call<PageOf<ModeEntry>>(`/api/knowledge/modes?limit=6&q=${encodeURIComponent(words.trim())}`).then(
        (p) => setFound(p.items),
        () => setFound([]),
      );
    }, 200);
    return () => clearTimeout(t);
  }, [words]);
  const send = () => {
    if (mode !== undefined) onSend({ kind: 'closed', ...(mode ? { mode } : {}), ...(note.trim() ? { note: note.trim() } : {}) });
  };
  const known = new Set(report.hypotheses.map((h) => h.mode));
  const choice = (value: string, text: string, aside: string) => (
    <label key={value} class="check-line cause">
      <input type="radio" name="cause" required value={value} checked={mode === value} onChange={() => setMode(value)} />
      <span>{text}</span>
      <span class="soft">{aside}</span>
    </label>
  );
  return (
    <Dialog title="Close the incident" send="Close it" onSend={send} onClose={onClose}>
      <fieldset>
        <legend>The confirmed cause</legend>
        {report.hypotheses.map((h) => choice(h.mode, h.title, percent(h.probability)))}
        {found.filter((m) => !known.has(m.id)).map((m) => choice(m.id, plain(m.title), m.class))}
        {choice('', 'None was confirmed', '')}
      </fieldset>
      <div class="line-field">
        <label for="other-cause">Another cause</label>
        <input
          id="other-cause"
          type="search"
          placeholder="words of its name"
          value={words}
          onInput={(e) => setWords(e.currentTarget.value)}
        />
      </div>
      <div class="line-field">
        <label for="close-note">What it was, in your words</label>
        <textarea id="close-note" rows={3} maxLength={20000} value={note} onInput={(e) => setNote(e.currentTarget.value)} />
      </div>
      <p class="soft small">A confirmed cause counts in this team’s later reports. Closing can be undone.</p>
    </Dialog>
  );
}
