import { anyOf } from '../text/index.ts';
/** A piece of a field's text: a sentence, a line of a log, a bullet. Offsets are into the field. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Longest piece that is read as one: a longer line is cut at spaces, so that a 1 MB line costs no more than its length. */
const MOST = 600;

/** A full stop, question or exclamation mark, or semicolon that ends a sentence: followed by a space and not inside an abbreviation or number. */
const STOP = /[.!?;](?=\s+\S)|\n/g;
const ABBREVIATION = /(?:\b(?:e\.g|i\.e|approx|vs|etc|no|nr|ca|incl|min|max|avg|Mr|Ms|Dr|St|resp)|\b[A-Z])$/;

/** Splits a text into sentences and lines. Versions, decimals, file names, times and addresses hold together: they have no space after the dot. */
export function sentencesOf(text: string): Piece[] {
  const out: Piece[] = [];
  let start = 0;
  for (const m of text.matchAll(STOP)) {
    const at = m.index;
    if (m[0] === '.' && ABBREVIATION.test(text.slice(Math.max(start, at - 8), at))) continue;
    push(out, text, start, at + (m[0] === '\n' ? 0 : 1));
    start = at + 1;
  }
  push(out, text, start, text.length);
  return out;
}

function push(out: Piece[], text: string, from: number, to: number): void {
  let start = from;
  while (start < to && /[\s*•>–-]/.test(text[start] ?? '')) start++;
  let end = to;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
  while (end - start > MOST) {
    const space = text.lastIndexOf(' ', start + MOST);
    const cut = space > start ? space : start + MOST;
    out.push({ start, end: cut, text: text.slice(start, cut) });
    start = cut;
  }
  if (end > start) out.push({ start, end, text: text.slice(start, end) });
}

const JOINER = anyOf`but | while | whereas | although | though | however | yet | and then | and the | so | because | except`;
const CLAUSE = new RegExp(
  anyOf`
    ,\s+ | \s+${JOINER}\s+ | \s+[-–—]\s+(?!none\b) | :\s+(?!none\b|(?:0|zero|nil)\s*(?:[.,;)]|$)) | \s*(?:->|→|=>)(?!\s*~?\d)\s*
    \s*(?:\((?!(?:none|nil|0)\))|\))\s*
  `,
  'gi',
);

/** Clauses of a sentence: the scope of a denial. "restarts: 0", "restarts (none)" and "restarts – none since May" hold together. Offsets are into the sentence. */
export function clausesOf(sentence: string): Piece[] {
  const out: Piece[] = [];
  let start = 0;
  for (const m of sentence.matchAll(CLAUSE)) {
    if (m.index > start) out.push({ start, end: m.index, text: sentence.slice(start, m.index) });
    start = m.index + m[0].length;
  }
  if (start < sentence.length) out.push({ start, end: sentence.length, text: sentence.slice(start) });
  return out;
}
