import { letThrough, mayMatch, type Needs, type PatternStore } from '../text/index.ts';
import { sieveOf, slotOf, slotsOf } from './slots.ts';

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

/** Of a text, given in lower case. Where a piece's first or last three characters stand nowhere in it, it is not searched for the piece. */
export function holding(lower: string): Holding {
  const slots = slotsOf(lower);
  const { seen } = slots;
  const likely: Likely = (text, from, to) => to - from < 3 || (seen[slotOf(text, from)] === 1 && seen[slotOf(text, to - 3)] === 1);
  const holds = (needs: Needs): boolean => {
    if (typeof needs === 'string') return likely(needs, 0, needs.length) && mayMatch(needs, lower);
    if (needs === null) return true;
    const all = needs[0] === '&';
    for (let i = 1; i < needs.length; i++) if (holds(needs[i] as Needs) !== all) return !all;
    return all;
  };
  const through = (patterns: Patterns): number[] => {
    const { guards } = patterns;
    const sieve = sieveOf(patterns);
    return sieve
      ? sieve(lower, slots)
      : letThrough(guards, (from, to) => likely(guards, from, to) && lower.includes(guards.slice(from, to)));
  };
  return {
    holds,
    among: (patterns) => through(patterns).filter((place) => holds(patterns.at(place).needs)),
    amongEach: (patterns, sentences) => {
      const may = sentences.map((): number[] => []);
      const places = through(patterns);
      for (let from = 0; from < sentences.length; from += AT_ONCE) {
        const bitsOf = whichHold(sentences.slice(from, from + AT_ONCE), likely);
        for (const place of places)
          for (let bits = bitsOf(patterns.at(place).needs), i = from; bits !== 0; bits >>>= 1, i++) if (bits & 1) may[i]?.push(place);
      }
      return may;
    },
  };
}

type Likely = (text: string, from: number, to: number) => boolean;

/** A number has a bit for each of so many sentences. */
const AT_ONCE = 31;

/** Which of some sentences hold what is needed. A piece is searched for once, not for each pattern again. */
function whichHold(sentences: readonly string[], likely: Likely): (needs: Needs) => number {
  const all = 2 ** sentences.length - 1;
  const together = sentences.join('\n');
  const known = new Map<string, number>();
  const search = (piece: string): number => {
    let bits = 0;
    if (mayMatch(piece, together)) for (const [i, sentence] of sentences.entries()) if (mayMatch(piece, sentence)) bits |= 1 << i;
    known.set(piece, bits);
    return bits;
  };
  const bitsOf = (needs: Needs): number => {
    if (needs === null) return all;
    if (typeof needs === 'string') return likely(needs, 0, needs.length) ? (known.get(needs) ?? search(needs)) : 0;
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
