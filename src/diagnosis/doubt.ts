import { CAP } from './bands.ts';
import { classMasses } from './represent.ts';
import type { FaultSet, Posterior } from './types.ts';

/**
 * What a text makes of the causes, believed no further than it is said: of the leading class at most `CAP`, as the report shows it (so said, it is right in
 * 92 of 100 cases). What is above goes to the rest, evened out by a square root, so that a look can find what the text made all but
 * impossible.
 */
export function doubted(p: Posterior): Posterior {
  let [lead, mass] = ['', 0];
  for (const [name, m] of classMasses(p)) if (m > mass) [lead, mass] = [name, m];
  if (mass <= CAP) return p;
  const leads = (s: FaultSet) => s.modes.some((m) => m.class === lead);
  // Of two rare causes at once nobody thinks: only single ones share.
  const shares = (s: FaultSet) => s.modes.length === 1 && !leads(s);
  const flat = p.sets.reduce((sum, s) => (shares(s) ? sum + Math.sqrt(s.probability) : sum), Math.sqrt(p.other));
  const spare = mass - CAP;
  const more = (q: number) => q + (flat > 0 ? (spare * Math.sqrt(q)) / flat : 0);
  const sets = p.sets.map((s): FaultSet => {
    const probability = leads(s) ? (s.probability * CAP) / mass : shares(s) ? more(s.probability) : s.probability;
    return { modes: s.modes, probability };
  });
  return posteriorOf(sets, flat > 0 ? more(p.other) : p.other + spare);
}

/** Sets in any order -> the same, the likeliest first, with what each mode has of them. */
export function posteriorOf(sets: readonly FaultSet[], other: number): Posterior {
  const ofMode = new Map<string, number>();
  for (const s of sets) for (const m of s.modes) ofMode.set(m.id, (ofMode.get(m.id) ?? 0) + s.probability);
  return { sets: [...sets].sort((a, b) => b.probability - a.probability), ofMode, other };
}
