/**
 * A small editor for answers of several lines, as a function of what the terminal sends. Enter begins a line, Enter on an
 * empty line ends the answer. A paste is taken as it is, with its empty lines: terminals mark it (bracketed paste, xterm
 * control sequences "?2004"), and from those that do not it arrives as one piece with line ends inside.
 */
export interface Answer {
  readonly text: string;
  readonly state: 'open' | 'done' | 'cancelled';
  /** Inside of a marked paste. */
  readonly pasting: boolean;
  /** Sent, but perhaps only the start of a mark. */
  readonly held: string;
}

export const EMPTY: Answer = { text: '', state: 'open', pasting: false, held: '' };
export const PASTE_ON = '\x1b[?2004h';
export const PASTE_OFF = '\x1b[?2004l';
const BEGIN = '\x1b[200~';
const END = '\x1b[201~';

/** What the terminal sent -> the answer so far, and what to show for it. */
export function feed(before: Answer, chunk: string): { answer: Answer; echo: string } {
  let { text, pasting } = before;
  let echo = '';
  let rest = before.held + chunk;
  for (;;) {
    const mark = pasting ? END : BEGIN;
    const at = rest.indexOf(mark);
    const held = at < 0 ? startOf(mark, rest) : '';
    const part = rest.slice(0, at < 0 ? rest.length - held.length : at);
    // Pasted, with or without marks: a line end that is not the last character that came.
    if (pasting || /[\r\n](?=[\s\S])/.test(part)) {
      const pasted = part.replace(/\r\n?/g, '\n');
      text += pasted;
      echo += shown(pasted);
    } else {
      for (const key of keysOf(part)) {
        if (key === '\x03') return { answer: { text, pasting, held: '', state: 'cancelled' }, echo };
        const enter = key === '\r' || key === '\n';
        if (key === '\x04' || (enter && (text === '' || text.endsWith('\n')))) {
          return { answer: { text: text.replace(/\n$/, ''), pasting, held: '', state: 'done' }, echo: `${echo}\n` };
        }
        [text, echo] = typed(text, echo, enter ? '\n' : key);
      }
    }
    if (at < 0) return { answer: { text, pasting, held, state: 'open' }, echo };
    pasting = !pasting;
    rest = rest.slice(at + mark.length);
  }
}

/** The end of a piece that may be the start of a mark, or of a line end, whose rest comes with the next piece. */
function startOf(mark: string, piece: string): string {
  for (let n = mark.length - 1; n > 0; n--) if (piece.endsWith(mark.slice(0, n))) return mark.slice(0, n);
  return mark === END && piece.endsWith('\r') ? '\r' : '';
}

function typed(text: string, echo: string, key: string): [string, string] {
  if (key === '\n') return [`${text}\n`, `${echo}\n`];
  if (key === '\x7f' || key === '\b') {
    const last = [...text.slice(-2)].at(-1);
    return last === undefined || last === '\n' ? [text, echo] : [text.slice(0, -last.length), `${echo}\b \b`];
  }
  if (key === '\x15') {
    const from = text.lastIndexOf('\n') + 1;
    return [text.slice(0, from), `${echo}\r\x1b[K`];
  }
  return key >= ' ' || key === '\t' ? [text + key, echo + key] : [text, echo];
}

/** Keys one by one, without arrows and other escape sequences. */
const keysOf = (part: string): string[] => [...part.replace(/\x1b(?:\[[0-9;?]*[A-Za-z~]?|O[A-Za-z])?/g, '')];

/** A long paste is shown by its size, and none can steer the terminal. */
function shown(pasted: string): string {
  const lines = pasted.split('\n').length;
  if (lines > 30 || pasted.length > 4_000) return `[pasted: ${lines} lines, ${pasted.length} characters]\n`;
  return pasted.replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, '');
}
