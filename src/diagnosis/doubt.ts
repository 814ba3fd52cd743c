import { CAP } from './bands.ts';
import { callsForCause, explains } from './bearing.ts';
import { classMasses } from './represent.ts';
import { rowOf } from './rows.ts';
import type { Evidence, FaultSet, Posterior } from './types.ts';

/**
 * Signals that the first explanation leaves open: from so many on another cause is likelier than the ledger knows. Of 236 incidents that nothing was built
 * from, 47 had such a leader: right in .66, said to be so in .84; of the others .84 and .81. Halved odds say .75. Judgements.
 */
const MANY_LEFT_OPEN = 3;
const THEN_ODDS = 0.5;

/** What is left open goes to something else; all causes keep their order and their odds among each other. */
export function doubtedForWhatIsLeft(p: Posterior, evidence: readonly Evidence[]): Posterior {
  const [name, mass] = leadingClass(p);
  const lead = p.sets.find((s) => s.modes.length === 1 && s.modes[0]?.class === name)?.modes[0];
  if (!lead) return p;
  const left = evidence.filter((e) => !e.byModel && callsForCause(e) && !explains([rowOf(lead)], e));
  if (left.length < MANY_LEFT_OPEN) return p;
  const said = Math.min(CAP, mass);
  const scale = (THEN_ODDS * said) / (1 - said + THEN_ODDS * said) / mass;
  const sets = p.sets.map((s): FaultSet => ({ modes: s.modes, probability: s.probability * scale }));
  return posteriorOf(sets, 1 - scale * (1 - p.other));
}

const leadingClass = (p: Posterior): readonly [name: string, mass: number] =>
  [...classMasses(p)].reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0]);

/**
 * What a text makes of the causes, believed no further than it is said: of the leading class at most `CAP`, as the report shows it (so said, it is right in
 * 92 of 100 cases). What is above goes to the rest, evened out by a square root, so that a look can find what the text made all but
 * impossible.
 */
export function doubted(p: Posterior): Posterior {
  const known = doubtedOf.get(p);
  if (known) return known;
  const made = doubtedAnew(p);
  doubtedOf.set(p, made);
  return made;
}

/** The ledger and the plan ask of one posterior. */
const doubtedOf = new WeakMap<Posterior, Posterior>();

function doubtedAnew(p: Posterior): Posterior {
  const [lead, mass] = leadingClass(p);
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
