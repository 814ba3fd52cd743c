import type { Span } from '../../incident/types.ts';
import type { FieldText } from '../types.ts';
import type { Derived, Rule } from './types.ts';
import { spanOf } from './words.ts';

/** Integers that a 64-bit float may not hold: 2^53 has 16 digits, the largest 64-bit integer 19. */
const LONG_ID = /(?<![\w.,-])[1-9]\d{15,18}(?![\w.,]\d|\d|[A-Za-z_])/g;
/** A pasted log may hold thousands of ids; the first tell enough. */
const MOST = 400;
/** Digits that a spreadsheet keeps of a number; the others become zeros. */
const SHEET_DIGITS = 15;

interface LongId extends Span {
  readonly digits: string;
}

/** Two long ids in the incident of which one is the other as a 64-bit float prints it, or as a spreadsheet keeps it. */
export const idsRounded: Rule = ({ prose, code }) => {
  const texts = [...prose, { field: 'code_snippet' as const, text: code }];
  const ids = texts.flatMap(idsIn).slice(0, MOST);
  const written = new Map(ids.map((id) => [id.digits, id]));
  for (const id of ids)
    for (const reader of READERS) {
      const rounded = reader.rounds(id.digits);
      const seen = rounded === id.digits ? undefined : written.get(rounded);
      if (!seen) continue;
      const lines = linesWithBoth(texts, reader.rounds);
      const [first] = lines;
      if (first && lines.length >= FEWEST_LINES) return [pairOf(first.id, first.seen, reader, false, lines.length)];
      return [pairOf(id, seen, reader, inSeries(id, written) && !isMissed(seen, texts))];
    }
  return [];
};

/** On so many lines an id stands beside its own rounding: neighbours in a series do not do that. Judgement. */
const FEWEST_LINES = 2;

/** Lines that hold two long ids, of which the second is the first as a reader of numbers prints it. */
function linesWithBoth(texts: readonly FieldText[], rounds: (digits: string) => string): { id: LongId; seen: LongId }[] {
  return texts.flatMap((text) => {
    const ids = idsIn(text).slice(0, MOST);
    return ids.flatMap((id, i) => {
      const seen = ids[i + 1];
      const onOneLine = seen !== undefined && !text.text.slice(id.end, seen.start).includes('\n');
      return onOneLine && seen.digits !== id.digits && rounds(id.digits) === seen.digits ? [{ id, seen }] : [];
    });
  });
}

/** Several ids next to each other are given out one after the other, and two of them may well be a number and its rounding. */
const inSeries = (id: LongId, written: ReadonlyMap<string, LongId>): boolean =>
  [...written.keys()].filter((other) => other.length === id.digits.length && other.slice(0, -3) === id.digits.slice(0, -3)).length > 2;

/** The rounded one is asked for and is not there: it was never given out. */
const NOT_THERE = /\bnot[ _-]?found\b|\b404\b|\bno such\b|\bunknown\b|\bmissing\b|\bdoes ?n.t exist\b|\bno rows?\b/i;
function isMissed(id: LongId, texts: readonly FieldText[]): boolean {
  const text = texts.find((t) => t.field === id.field)?.text ?? '';
  const from = text.lastIndexOf('\n', id.start) + 1;
  const to = text.indexOf('\n', id.end);
  return NOT_THERE.test(text.slice(from, to < 0 ? text.length : to));
}

/** Of two ids in a series. Judgement. */
const LIKELY = 0.8;

const READERS = [
  {
    rounds: (digits: string) => String(Number(digits)),
    because: 'as a 64-bit float keeps it, which is exact up to 2^53 = 9,007,199,254,740,992',
    formula: (from: string, to: string) => `double(${from}) = ${to}`,
  },
  {
    rounds: (digits: string) => digits.slice(0, SHEET_DIGITS).padEnd(digits.length, '0'),
    because: `cut to ${SHEET_DIGITS} digits, as a spreadsheet keeps it`,
    formula: (from: string, to: string) => `first ${SHEET_DIGITS} digits of ${from}, then zeros = ${to}`,
  },
] as const;

const pairOf = (id: LongId, seen: LongId, { because, formula }: (typeof READERS)[number], series: boolean, lines = 1): Derived => ({
  id: 'id-rounded',
  text: `“${seen.digits}” in the incident is “${id.digits}” ${because}: one of the two was read as a number on its way${lines > 1 ? ` (so on ${lines} lines)` : ''}.`,
  formula: formula(id.digits, seen.digits),
  value: Number(seen.digits),
  unit: '',
  inputs: [spanOf(id), spanOf(seen)],
  shows: ['long-ids-lose-digits', 'yes'],
  // One id is the other's rounding to the last digit: chance does that among neighbours only.
  reliability: series ? LIKELY : 1,
});

/** Nanoseconds since 1970, written of microseconds, end in zeros by their nature. */
const isMoment = (value: number): boolean => value > 1e18 && value < 2.2e18;
/** Three different ids at the least, and a chance below this that all of them are a float's by accident. Judgements. */
const FEWEST_IDS = 3;
const BY_CHANCE = 1e-4;

/** Several long ids that are all numbers as a 64-bit float prints them: among given out ids one in `spacing` is. */
export const idsAllRound: Rule = (parts) => {
  if (idsRounded(parts).length > 0) return [];
  const ids = [...parts.prose, { field: 'code_snippet' as const, text: parts.code }].flatMap(idsIn).slice(0, MOST);
  const past = [...new Map(ids.map((id) => [id.digits, id])).values()].filter(
    ({ digits }) => Number(digits) > Number.MAX_SAFE_INTEGER && !isMoment(Number(digits)),
  );
  const chance = past.reduce((p, { digits }) => p / spacing(Number(digits)), 1);
  const [first, ...others] = past;
  if (!first || past.length < FEWEST_IDS || chance > BY_CHANCE || past.some(({ digits }) => String(Number(digits)) !== digits)) return [];
  return [
    {
      id: 'ids-all-round',
      text: `All ${past.length} long ids of the incident (such as “${first.digits}”) are numbers as a 64-bit float prints them, which is exact up to 2^53 = 9,007,199,254,740,992: they were read as numbers on their way, and their last digits are lost.`,
      formula: `double(x) = x for ${past.length} of ${past.length} ids, where ids as given out fit in one of ${spacing(Number(first.digits))}`,
      value: Number(first.digits),
      unit: '',
      inputs: [spanOf(first), ...others.slice(0, 3).map(spanOf)],
      shows: ['long-ids-lose-digits', 'yes'],
      reliability: 1,
    },
  ];
};

/** The distance of neighbouring floats at a value. */
const spacing = (value: number): number => 2 ** (Math.floor(Math.log2(value)) - 52);

const idsIn = ({ field, text }: FieldText): LongId[] =>
  [...text.matchAll(LONG_ID)].map((m) => ({ field, start: m.index, end: m.index + m[0].length, quote: m[0], digits: m[0] }));

/** A 32-bit float holds every integer up to 2^24; adding one there gives the same number again. However the number is scaled or grouped. */
const END_OF_FLOAT = /(?<![\d.,])1[ ,._]?6[ ,._]?7[ ,._]?7[ ,._]?7[ ,._]?2[ ,._]?1[ ,._]?6(?![\d,]|[._]\d)/g;
const FEWEST_FROZEN = 3;

/** A counter that stands at 2^24 in reading after reading. */
export const frozenAtEndOfFloat: Rule = (parts) => {
  const texts = [...parts.prose, { field: 'code_snippet' as const, text: parts.code }];
  const seen = texts.flatMap(({ field, text }) =>
    [...text.matchAll(END_OF_FLOAT)].map((m) => ({ field, start: m.index, end: m.index + m[0].length, quote: m[0] })),
  );
  const [first, second] = seen;
  if (!first || !second || seen.length < FEWEST_FROZEN || new Set(seen.map((s) => s.quote)).size > 1) return [];
  return [
    {
      id: 'frozen-at-end-of-float',
      text: `“${first.quote}” stands in ${seen.length} readings: its digits are those of 2^24 = 16,777,216, where a 32-bit float that is counted up by one keeps its value for good.`,
      formula: 'float32(2^24 + 1) = 2^24',
      value: 2 ** 24,
      unit: '',
      inputs: [first, second],
      shows: ['precision-too-coarse', 'yes'],
      reliability: 1,
    },
  ];
};
