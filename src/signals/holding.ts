import { letThrough, mayMatch, type Needs, type PatternStore } from '../text/index.ts';
import { hasPiece, mayHave, placeOf, SHORT, type Slots, sieveOf, slotsOf } from './slots.ts';

type Patterns = PatternStore<{ readonly needs: Needs }>;

/** One text, asked by thousands of patterns. */
export interface Holding {
  /** What `mayMatch` says of the text. */
  readonly holds: (needs: Needs) => boolean;
  /** The patterns, by place, that it may match. */
  readonly among: (patterns: Patterns) => number[];
  /** The same for each of its sentences, given in lower case. */
  readonly amongEach: (patterns: Patterns, sentences: readonly string[]) => readonly (readonly number[])[];
}

/** Of a text, given in lower case. */
export function holding(lower: string): Holding {
  const slots = slotsOf(lower);
  const holds = (needs: Needs): boolean => {
    if (typeof needs === 'string') return needs.length < SHORT ? mayMatch(needs, lower) : hasPiece(slots, needs);
    if (needs === null) return true;
    const all = needs[0] === '&';
    for (let i = 1; i < needs.length; i++) if (holds(needs[i] as Needs) !== all) return !all;
    return all;
  };
  const through = (patterns: Patterns): number[] => {
    const { guards } = patterns;
    const sieve = sieveOf(patterns);
    return sieve ? sieve(slots) : letThrough(guards, (from, to) => hasPiece(slots, guards.slice(from, to)));
  };
  return {
    holds,
    among: (patterns) => through(patterns).filter((place) => holds(patterns.at(place).needs)),
    amongEach: (patterns, sentences) => {
      const may = sentences.map((): number[] => []);
      const places = through(patterns);
      for (let from = 0; from < sentences.length; from += AT_ONCE) {
        const bitsOf = whichHold(sentences.slice(from, from + AT_ONCE), slots);
        for (const place of places)
          for (let bits = bitsOf(patterns.at(place).needs), i = from; bits !== 0; bits >>>= 1, i++) if (bits & 1) may[i]?.push(place);
      }
      return may;
    },
  };
}

/** A number has a bit for each of so many sentences. */
const AT_ONCE = 31;
/** Stands between sentences: no piece holds it. */
const BETWEEN = '\0';

/** Which of some sentences of a whole text hold what is needed. A piece is looked for once, not for each pattern again. */
function whichHold(sentences: readonly string[], whole: Slots): (needs: Needs) => number {
  const all = 2 ** sentences.length - 1;
  const slots = slotsOf(sentences.join(BETWEEN));
  const bitAt = bitsByPlace(sentences);
  const known = new Map<string, number>();
  const search = (piece: string): number => {
    let bits = 0;
    if (piece.length < SHORT) {
      if (mayMatch(piece, slots.text)) for (const [i, sentence] of sentences.entries()) if (mayMatch(piece, sentence)) bits |= 1 << i;
    } else if (mayHave(whole, piece))
      for (let at = placeOf(slots, piece); at !== 0; at = placeOf(slots, piece, slots.before[at])) bits |= bitAt[at - 1] as number;
    known.set(piece, bits);
    return bits;
  };
  const bitsOf = (needs: Needs): number => {
    if (needs === null) return all;
    if (typeof needs === 'string') return known.get(needs) ?? search(needs);
    const every = needs[0] === '&';
    let bits = every ? all : 0;
    for (let i = 1; i < needs.length && bits !== (every ? 0 : all); i++) {
      const more = bitsOf(needs[i] as Needs);
      bits = every ? bits & more : bits | more;
    }
    return bits;
  };
  return bitsOf;
}

/** By place in the joined text the bit of the sentence that stands there. */
function bitsByPlace(sentences: readonly string[]): Int32Array {
  const length = sentences.reduce((sum, s) => sum + s.length + BETWEEN.length, 0);
  const bitAt = new Int32Array(length);
  let start = 0;
  for (const [i, sentence] of sentences.entries()) {
    bitAt.fill(1 << i, start, start + sentence.length);
    start += sentence.length + BETWEEN.length;
  }
  return bitAt;
}
