import { mayMatch, type Needs } from '../text/index.ts';

/** A power of two. */
const SLOTS = 1 << 15;
const slotOf = (text: string, at: number): number =>
  (text.charCodeAt(at) * 1021 + text.charCodeAt(at + 1) * 31 + text.charCodeAt(at + 2)) & (SLOTS - 1);

/**
 * `mayMatch` for one text, given in lower case, and thousands of patterns: where a piece's first or last three characters stand nowhere in the text,
 * the text is not searched for it.
 */
export function holding(lower: string): (needs: Needs) => boolean {
  const seen = new Uint8Array(SLOTS);
  for (let i = 0; i + 2 < lower.length; i++) seen[slotOf(lower, i)] = 1;
  const holds = (needs: Needs): boolean => {
    if (typeof needs === 'string')
      return (needs.length < 3 || (seen[slotOf(needs, 0)] === 1 && seen[slotOf(needs, needs.length - 3)] === 1)) && mayMatch(needs, lower);
    if (needs === null) return true;
    const all = needs[0] === '&';
    for (let i = 1; i < needs.length; i++) if (holds(needs[i] as Needs) !== all) return !all;
    return all;
  };
  return holds;
}
