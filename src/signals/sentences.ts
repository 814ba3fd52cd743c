import { anyOf, lately } from '../text/index.ts';

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
/** "Took 50 min. Then", "it helped: no. Then", "ok etc. Then": the stop ends the sentence as well. */
const ENDS_TOO = /(?:\d ?(?:min|max|avg)|\b(?:etc|no))$/i;
const CAPITAL = /^\s+["“(]?\p{Lu}/u;

const isAbbreviated = (before: string, after: string): boolean =>
  ABBREVIATION.test(before) && !(ENDS_TOO.test(before) && CAPITAL.test(after));

/** Splits a text into sentences and lines; a line that was wrapped goes on. Versions, decimals, file names, times and addresses hold together: they have no space after the dot. */
export const sentencesOf = lately((text): readonly Piece[] => {
  const out: Piece[] = [];
  const width = wrapWidth(text);
  let start = 0;
  for (const m of text.matchAll(STOP)) {
    const at = m.index;
    if (m[0] === '.' && isAbbreviated(text.slice(Math.max(start, at - 12), at), text.slice(at + 1, at + 12))) continue;
    if (m[0] === '\n' && isWrapped(text, at, width)) continue;
    push(out, text, start, at + (m[0] === '\n' ? 0 : 1));
    start = at + 1;
  }
  push(out, text, start, text.length);
  return out;
});

/** Widths at which people and editors wrap a text. Judgement. */
const WIDTHS = { least: 60, most: 200 };
/** In a text that was wrapped most lines are nearly as long as the longest. */
const NEARLY = 0.85;
/** A line of a log, a table, a list or code ends where it ends. */
const OF_MACHINE = /^\s*(?:\S*\d\d:\d\d|\d{4}-\d\d|[-*•>|#$]|at\s\S+\(|Caused by)|[{}=|]\s|\t|\S\s{3,}\S|(?:Exception|Error)\b.*:|dial tcp/;
const GOES_ON = /^(?:[a-z(“"']|\d[\d.,]*(?: ?%|[ ,)]))(?!\S*\d\d:\d\d)/;
const MID_SENTENCE = /[\w,)%”"’'-]$/;

/** The width at which a text was wrapped by hand; 0 where its lines end by themselves. */
function wrapWidth(text: string): number {
  if (!text.includes('\n')) return 0;
  const lengths = text.split('\n').flatMap((line) => (OF_MACHINE.test(line) ? [] : [line.trimEnd().length]));
  const width = Math.max(0, ...lengths);
  const full = lengths.filter((n) => n >= NEARLY * width).length;
  return width >= WIDTHS.least && width <= WIDTHS.most && full >= 2 ? width : 0;
}

/** The line goes on in the next one: its first word would not have found room. */
function isWrapped(text: string, newline: number, width: number): boolean {
  if (width === 0) return false;
  const from = text.lastIndexOf('\n', newline - 1) + 1;
  const line = text.slice(from, newline).trimEnd();
  const to = text.indexOf('\n', newline + 1);
  const next = text.slice(newline + 1, to < 0 ? text.length : to);
  const word = /^\S*/.exec(next)?.[0].length ?? 0;
  // Who wraps by hand also breaks at a comma.
  const full = line.length + 1 + word > width || (line.endsWith(',') && line.length >= NEARLY * width);
  return full && MID_SENTENCE.test(line) && GOES_ON.test(next) && !OF_MACHINE.test(line) && !OF_MACHINE.test(next);
}

function push(out: Piece[], text: string, from: number, to: number): void {
  let start = from;
  while (start < to && /[\s*•>–-]/.test(text[start] ?? '')) start++;
  let end = to;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
  while (end - start > MOST) {
    const space = text.lastIndexOf(' ', start + MOST);
    const cut = space > start ? space : start + MOST;
    out.push({ start, end: cut, text: oneLine(text.slice(start, cut)) });
    start = cut;
  }
  if (end > start) out.push({ start, end, text: oneLine(text.slice(start, end)) });
}

/** Offsets stay. */
const oneLine = (text: string): string => text.replace(/\n/g, ' ');

const JOINER = anyOf`but | while | whereas | although | though | however | yet | and then | and the | so | because | except`;
const CLAUSE = new RegExp(
  anyOf`
    ,\s+ | \s+${JOINER}\s+ | \s+[-–—]\s+(?!none\b) | :\s+(?!none\b|(?:0|zero|nil)\s*(?:[.,;)]|$)) | \s*(?:->|→|=>)(?!\s*~?\d)\s*
    \s*(?:\((?!(?:none|nil|0)\))|\))\s*
  `,
  'gi',
);

/** Clauses of a sentence: the scope of a denial. "restarts: 0", "restarts (none)" and "restarts – none since May" hold together. Offsets are into the sentence. */
export const clausesOf = lately((sentence): readonly Piece[] => {
  const out: Piece[] = [];
  let start = 0;
  for (const m of sentence.matchAll(CLAUSE)) {
    if (m.index > start) out.push({ start, end: m.index, text: sentence.slice(start, m.index) });
    start = m.index + m[0].length;
  }
  if (start < sentence.length) out.push({ start, end: sentence.length, text: sentence.slice(start) });
  return out;
});
