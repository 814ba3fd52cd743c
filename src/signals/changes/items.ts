import { anyOf, MONTH_BEGINS, WEEKDAY, words } from '../../text/index.ts';
import { type Piece, sentencesOf } from '../sentences.ts';
import type { FieldText } from '../types.ts';
import { UNDO } from './undone.ts';

/** A stretch of a sentence that tells one thing. Offsets are into the field. */
export interface Item {
  readonly field: FieldText['field'];
  readonly start: number;
  readonly end: number;
  /** The words, with bracketed asides blanked so that offsets hold. */
  readonly text: string;
  /** Number of its sentence, so that neighbours can be told. */
  readonly sentence: number;
  /** It stands in a list that the text calls changes. */
  readonly listed: boolean;
  /** The words before the colon that opens its list: "Monday evening two things". */
  readonly header?: Header;
  /** What numbers it in its list: "(a)", the day of "28.: …". */
  readonly marker?: string;
  /** It stands in brackets after the item with this place in the list. */
  readonly asideOf?: number;
  /** It is itself the opening of a list: "Deployed Monday 09:30:". */
  readonly opens?: boolean;
}

export interface Header {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const NAMES_CHANGES = words`
  chang(?:es?|ed) | also | recent(?:ly)? | (?:deploy|releas|upgrad|roll|merg)\w* | things? | today | this morning | in the morning
  last night | yesterday | history | (?:last|this|that|same|the) (?:week|time|month|quarter|evening) | before (?:that|this) | since then
  timeline | earlier | weekend | mon | tue | wed | (?:days?|weeks?|months?) (?:ago|before) | the \d{1,2}(?:st|nd|rd|th)
  thu | fri | sat | sun | ${WEEKDAY}
  \d{1,2} ${MONTH_BEGINS}[a-z]{0,6}
  ${MONTH_BEGINS}[a-z]{0,6} \d{1,2}
`;
const CALLED_CHANGES = /\b(?:chang(?:es?|ed)|recent(?:ly)?|deploy\w*|releas\w*|things|also|since then)\b/i;
const JOINER = anyOf`but | while | whereas | although | because | and then | and also | so that | which made`;
const CUT = new RegExp(anyOf`[;,](?=\s|$) | \s[-–—]\s | \s\+\s(?=[a-z]) | \s${JOINER}\s | \.{3} | :(?=\s)`, 'gi');
const BULLET = /^\s*(?:[-*•]|\d{1,2}[:.]\d\d|\d+[.)])/;
/** "(a) …", "2) …" and the days of "28.: …" number the entries of a list within its line. */
const NUMBERED = /^\s*(?:\(?[a-z\d]{1,2}\)|\d{1,2}\.:)\s/i;
/** The line before was broken within its sentence. */
const WRAPPED = /[^.!?:;\s] ?\n[ \t]*$/;
/** "Two things changed on that Monday." */
const ANNOUNCED = /\b(?:two|three|four|five|several|some|these|the following)\b[^:]{0,20}\b(?:things|changes)\b/i;
/** Both sides of such an "and" carry a time or a verb of change. */
const AND = /\sand\s/gi;
const EVENTFUL = words`
  \d{1,2}:\d\d | deployed | released | upgraded | bumped | rolled | moved | rotated | raised | lowered | scaled | migrated | changed
  renewed | swapped | enabled | added | merged | finance | began | ${WEEKDAY} | yesterday
`;

/** Sentences cut into items, each with the list that it stands in. */
export function itemsOf({ field, text }: FieldText): Item[] {
  const out: Item[] = [];
  let open: Header | undefined;
  let alone = false;
  let numbered = false;
  sentencesOf(text).forEach((s, sentence) => {
    const { main, asides } = withoutAsides(s.text);
    const entry = numbered && NUMBERED.test(s.text);
    const own = entry ? undefined : headerOf(main, s.start);
    const inline = /;\s*$/.test(text.slice(Math.max(0, s.start - 4), s.start));
    // Bullets belong to a title that stands alone on its line.
    const continues =
      open !== undefined &&
      (inline ||
        WRAPPED.test(text.slice(Math.max(0, s.start - 9), s.start)) ||
        (alone && BULLET.test(lineOpening(text, s.start))) ||
        entry);
    const header = own ?? (continues ? open : undefined);
    const title = own ? own.end - s.start + 1 : 0;
    const marker = own || entry ? /^\s*(\S+)\s/.exec(NUMBERED.exec(main.slice(title))?.[0] ?? '')?.[1] : undefined;
    const from = marker === undefined ? title : main.indexOf(marker, title) + marker.length;
    if (own) {
      open = own;
      alone = main.slice(title).trim() === '';
      numbered = marker !== undefined;
      out.push({ field, ...trimmed(s, 0, own.end - s.start, main), sentence, listed: false, opens: true });
    } else if (!continues) {
      numbered = ANNOUNCED.test(main);
      open = numbered ? { start: s.start, end: s.end, text: main } : undefined;
    }
    const listed = header !== undefined && (CALLED_CHANGES.test(header.text) || own === undefined || header.text.length <= 30);
    const first = out.length;
    for (const [a, b] of cuts(main, from)) {
      const piece = trimmed(s, a, b, main);
      const marks = marker !== undefined && a === from ? { marker } : {};
      if (piece.text.length >= 3) out.push({ field, ...piece, sentence, listed, ...(header ? { header } : {}), ...marks });
    }
    const lastMain = out.length - 1;
    for (const [a, b] of asides) {
      let parent = lastMain;
      while (parent > first && (out[parent]?.start ?? 0) > s.start + a) parent--;
      for (const [c, d] of cuts(s.text.slice(0, b), a)) {
        const piece = trimmed(s, c, d, s.text);
        if (piece.text.length >= 3) out.push({ field, ...piece, sentence, listed, ...(header ? { header } : {}), asideOf: parent });
      }
    }
  });
  return out;
}

function trimmed(s: Piece, a: number, b: number, source: string): { start: number; end: number; text: string } {
  const raw = source.slice(a, b);
  const lead = raw.length - raw.trimStart().length;
  const body = raw.trim();
  return { start: s.start + a + lead, end: s.start + a + lead + body.length, text: body };
}

/** Words up to a colon that name a day or a list of changes. */
function headerOf(main: string, base: number): Header | undefined {
  const colon = /:(?=\s|$)/.exec(main.slice(0, 110));
  if (!colon) return undefined;
  const text = main.slice(0, colon.index);
  const rest = main.slice(colon.index + 1).trim();
  if (/;|,.*,/.test(text) || !NAMES_CHANGES.test(text) || UNDO.test(text) || /\d:\d\d:\d\d/.test(text) || (rest !== '' && rest.length < 10))
    return undefined;
  return { start: base, end: base + colon.index, text };
}

/** Brackets are blanked in the main text; what they hold comes separately. */
function withoutAsides(sentence: string): { main: string; asides: [number, number][] } {
  const asides: [number, number][] = [];
  let main = sentence;
  for (const m of sentence.matchAll(/(?<=^|\s)\(([^()]{3,400})(?:\)|$)/g)) {
    asides.push([m.index + 1, m.index + m[0].length - (m[0].endsWith(')') ? 1 : 0)]);
    main = main.slice(0, m.index) + ' '.repeat(m[0].length) + main.slice(m.index + m[0].length);
  }
  return { main, asides };
}

function lineOpening(text: string, at: number): string {
  const back = text.slice(Math.max(0, at - 6), at);
  const newline = back.lastIndexOf('\n');
  return (newline >= 0 || at <= 6 ? back.slice(newline + 1) : 'x') + text.slice(at, at + 6);
}

function cuts(sentence: string, from: number): [number, number][] {
  const out: [number, number][] = [];
  let start = from;
  for (const m of sentence.slice(from).matchAll(CUT)) {
    out.push([start, from + m.index]);
    start = from + m.index + m[0].length;
  }
  out.push([start, sentence.length]);
  return out.flatMap(([a, b]) => splitAnd(sentence, a, b));
}

function splitAnd(sentence: string, a: number, b: number): [number, number][] {
  const piece = sentence.slice(a, b);
  for (const m of piece.matchAll(AND)) {
    if (/\bbetween\b[^,]*$/i.test(piece.slice(0, m.index))) continue;
    if (EVENTFUL.test(piece.slice(0, m.index)) && EVENTFUL.test(piece.slice(m.index + m[0].length)))
      return [[a, a + m.index], ...splitAnd(sentence, a + m.index + m[0].length, b)];
  }
  return [[a, b]];
}
