import { letThrough, mayMatch, type Needs, type PatternStore } from '../text/index.ts';

/** A power of two. */
const SLOTS = 1 << 15;
const slotOf = (text: string, at: number): number =>
  (text.charCodeAt(at) * 1021 + text.charCodeAt(at + 1) * 31 + text.charCodeAt(at + 2)) & (SLOTS - 1);

/** One text, asked by thousands of patterns. */
export interface Holding {
  /** What `mayMatch` says of the text. */
  readonly holds: (needs: Needs) => boolean;
  /** The patterns, by place, that it may match. */
  readonly among: (patterns: PatternStore<{ readonly needs: Needs }>) => number[];
}

/** Of a text, given in lower case. Where a piece's first or last three characters stand nowhere in it, it is not searched for the piece. */
export function holding(lower: string): Holding {
  const seen = new Uint8Array(SLOTS);
  for (let i = 0; i + 2 < lower.length; i++) seen[slotOf(lower, i)] = 1;
  const likely = (text: string, from: number, to: number): boolean =>
    to - from < 3 || (seen[slotOf(text, from)] === 1 && seen[slotOf(text, to - 3)] === 1);
  const holds = (needs: Needs): boolean => {
    if (typeof needs === 'string') return likely(needs, 0, needs.length) && mayMatch(needs, lower);
    if (needs === null) return true;
    const all = needs[0] === '&';
    for (let i = 1; i < needs.length; i++) if (holds(needs[i] as Needs) !== all) return !all;
    return all;
  };
  const among: Holding['among'] = ({ guards, at }) =>
    letThrough(guards, (from, to) => likely(guards, from, to) && lower.includes(guards.slice(from, to))).filter((place) =>
      holds(at(place).needs),
    );
  return { holds, among };
}
