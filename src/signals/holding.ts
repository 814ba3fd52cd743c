import { letThrough, mayMatch, type Needs, type PatternStore } from '../text/index.ts';
import { numberedNeeds, whichHold } from './numbered.ts';
import { sieveOf } from './sieve.ts';
import { hasPiece, mayHave, SHORT, slotsOf } from './slots.ts';

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
    if (sieve) return sieve(slots);
    return letThrough(
      guards,
      (from, to) => (to - from < SHORT || mayHave(slots, guards, from, to)) && lower.includes(guards.slice(from, to)),
    );
  };
  return {
    holds,
    among: (patterns) => through(patterns).filter((place) => holds(patterns.at(place).needs)),
    amongEach: (patterns, sentences) => {
      const may = sentences.map((): number[] => []);
      const places = through(patterns);
      const needs = numberedNeeds(patterns, places);
      for (let from = 0; from < sentences.length; from += AT_ONCE) {
        const bitsOf = whichHold(needs, sentences.slice(from, from + AT_ONCE), slots);
        for (const place of places)
          for (let bits = bitsOf(place), i = from; bits !== 0; bits >>>= 1, i++) if (bits & 1) may[i]?.push(place);
      }
      return may;
    },
  };
}

/** A number has a bit for each of so many sentences. */
const AT_ONCE = 31;
