import type { FieldText } from '../types.ts';
import { sentencesOf } from '../sentences.ts';

/** A stretch of a sentence that tells one thing. Offsets are into the field. */
export interface Item {
  readonly field: FieldText['field'];
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Number of its sentence, so that neighbours can be told. */
  readonly sentence: number;
  /** It stands in a list that the text calls changes. */
  readonly listed: boolean;
  /** The words before the colon that opens its list: "Monday evening two things". Offsets are into the field. */
  readonly header?: { readonly start: number; readonly end: number; readonly text: string };
}

const HEADER = /^([^:;]{0,90}?\b(?:chang(?:es?|ed)|also|recent(?:ly)?|deploys?|releases?|things?|today|this morning|in the morning|last night|yesterday|known|history|week|before (?:that|this)|timeline)\b[^:;\d]{0,40}):(?=\s|$)/i;
const CHANGES = /\b(?:chang(?:es?|ed)|recent(?:ly)?|deploys?|releases?|things|also|what changed)\b/i;
const DATED_HEADER = /^((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[^:;,]{0,25}|\d{1,2} [A-Z][a-z]{2}[^:;,]{0,10}|yesterday[^:;,\d]{0,20}):(?=\s)/i;
const CUT = /[;,](?=\s)|\s[-–—]\s|\s?\((?=\S)|\)(?=\s|$|[,.;:])|\s\+\s(?=[a-z])|\s(?:but|while|whereas|although|because|and then|and also|so that|which made)\s|\.{3}|:(?=\s)/gi;
const BULLET = /^\s*(?:[-*•]|\d{1,2}[:.]\d\d|\d+[.)])/;
/** Both sides of such an "and" carry a time or a verb of change. */
const AND = /\sand\s/gi;
const EVENTFUL = /\b\d{1,2}:\d\d\b|\b(?:deployed|released|upgraded|bumped|rolled|moved|rotated|raised|lowered|scaled|migrated|changed|renewed|swapped|enabled|added|merged|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday)\b/i;

/** Sentences cut into items, each with the list that it stands in. */
export function itemsOf({ field, text }: FieldText): Item[] {
  const out: Item[] = [];
  let open: Item['header'];
  sentencesOf(text).forEach((s, sentence) => {
    const raw = lineStart(text, s.start);
    const m = HEADER.exec(s.text) ?? DATED_HEADER.exec(s.text);
    let from = 0;
    let listed = false;
    let header = BULLET.test(raw) || (open && sentenceContinues(text, s.start)) ? open : undefined;
    if (m) {
      const own = { start: s.start, end: s.start + (m[1] ?? '').length, text: m[1] ?? '' };
      header = own;
      from = m[0].length;
      if (s.text.slice(from).trim() === '') {
        open = own;
        return;
      }
    }
    if (header) listed = CHANGES.test(header.text) || header !== open || open !== undefined;
    if (!header) open = undefined;
    for (const [a, b] of cuts(s.text, from)) {
      const piece = s.text.slice(a, b);
      const lead = piece.length - piece.trimStart().length;
      const body = piece.trim();
      if (body.length < 3) continue;
      out.push({ field, start: s.start + a + lead, end: s.start + a + lead + body.length, text: body, sentence, listed, ...(header ? { header } : {}) });
    }
  });
  return out;
}

const sentenceContinues = (text: string, start: number) => /;\s*$/.test(text.slice(Math.max(0, start - 4), start));

function lineStart(text: string, at: number): string {
  const back = text.slice(Math.max(0, at - 6), at);
  const newline = back.lastIndexOf('\n');
  return (newline >= 0 || at <= 6 ? back.slice(newline + 1) : 'x') + text.slice(at, at + 6);
}

function cuts(sentence: string, from: number): [number, number][] {
  const out: [number, number][] = [];
  let start = from;
  CUT.lastIndex = 0;
  for (const m of sentence.matchAll(CUT)) {
    if (m.index < from) continue;
    out.push([start, m.index]);
    start = m.index + m[0].length;
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
