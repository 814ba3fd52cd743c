import type { Part } from './lexicon.ts';
import { has, type Reading } from './reading.ts';
import { type Word, wordList } from './words.ts';

export const PREPOSITION: ReadonlySet<string> = new Set(
  wordList`of | in | on | for | to | into | onto | from | between | behind | with | at | by | over | under | via | per | as`,
);
export const TOWARDS: ReadonlySet<string> = new Set(wordList`to | into | onto | behind`);

/**
 * What the words between two places are about: "the password of the backup share" is a password, "the firewall rule" is a rule and of a firewall. Where
 * something is moved, what it is moved to counts as well.
 */
export function headsOf(reading: Reading, from: number, to: number, moved: boolean): Part[] {
  const things = reading.parts.filter((p) => p.from >= from && p.to <= to && has(p, 'thing'));
  let start = from;
  let cut = to;
  for (let i = from; i < to; i++) {
    const word = reading.text(i);
    if (!PREPOSITION.has(word) || (moved && TOWARDS.has(word))) continue;
    if (things.some((p) => p.from >= start && p.to <= i)) {
      cut = i;
      break;
    }
    start = i + 1;
  }
  const own = things.filter((p) => p.from >= start && p.to <= cut).sort((a, b) => b.to - a.to);
  let edge = own[0]?.to ?? 0;
  return own.filter((p) => {
    if (!moved && p.to < edge) return false;
    edge = Math.min(edge, p.from);
    return true;
  });
}

/** The clause's words before a place, at most so many. */
export function clauseStart(words: readonly Word[], place: number, most: number): number {
  let from = place;
  while (from > 0 && place - from < most && !words[from - 1]?.closes) from--;
  return from;
}

/** The clause's words from a place on, at most so many. */
export function clauseEnd(words: readonly Word[], place: number, most: number): number {
  let to = place;
  while (to < words.length && to - place < most && (to === 0 || !words[to - 1]?.closes)) to++;
  return to;
}
