import { useMemo } from 'preact/hooks';
import type { FieldWords } from './fields.ts';
import { carried, type Mark, piecesOf } from './marks.ts';

/** Beyond this a mark behind each word costs more than it shows; the report's last section has them all. */
const MOST_MARKED = 60_000;

export interface FieldProps {
  readonly words: FieldWords;
  readonly value: string;
  /** The marks, and the text that they were made for. */
  readonly marks: readonly Mark[];
  readonly markedText: string;
  readonly notes: readonly string[];
  readonly onInput: (text: string) => void;
}

/** A field whose text lies over its own marked copy: what was read as a signal is marked while it is typed. */
export function Field({ words, value, marks, markedText, notes, onInput }: FieldProps) {
  const id = `field-${words.name}`;
  const shown = value.length <= MOST_MARKED ? carried(marks, markedText, value) : [];
  const count = new Set(shown.flatMap((m) => m.ids)).size;
  return (
    <div class="field" data-field={words.name}>
      <label for={id}>
        {words.label}
        <span class="count">{count > 0 ? `${count} ${count === 1 ? 'signal' : 'signals'}` : ''}</span>
      </label>
      <div class={`paper${words.code ? ' mono' : ''}${words.name === 'symptoms' ? ' tall' : ''}`}>
        <div class="stack">
          <Behind text={value} marks={shown} />
          <textarea
            id={id}
            value={value}
            placeholder={words.hint}
            spellcheck={false}
            autocapitalize={words.code ? 'off' : 'sentences'}
            autocomplete="off"
            aria-describedby={`${id}-notes`}
            onInput={(e) => onInput(e.currentTarget.value)}
          />
        </div>
      </div>
      <div id={`${id}-notes`} class="field-notes">
        {notes.map((n) => (
          <p key={n}>{n}</p>
        ))}
        {value.length > MOST_MARKED && <p>A long text: its signals are marked at the end of the report, not here.</p>}
      </div>
    </div>
  );
}

/** The marked copy behind the text; the same one as long as neither text nor marks change. */
function Behind({ text, marks }: { text: string; marks: readonly Mark[] }) {
  const places = marks.map((m) => `${m.start}-${m.end}`).join();
  return useMemo(
    () => (
      <div class="behind" aria-hidden="true">
        {piecesOf(text, marks).map((p, i) => (p.ids.length > 0 ? <mark key={i}>{p.text}</mark> : <span key={i}>{p.text}</span>))}
        {'\u200b'}
      </div>
    ),
    [text, places],
  );
}
