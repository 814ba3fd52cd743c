import { type Diagnosis, doubted, isRecorded } from '../diagnosis/index.ts';
import type { Belief } from './belief.ts';
import { OTHER, together } from './types.ts';

/** Nothing that stands in the ledger is impossible. Judgement. */
const LEAST = 0.002;

/** What was looked at counts in full; a text alone is believed no further than it is said. */
export const believed = (d: Diagnosis) => (d.evidence.some(isRecorded) ? d.posterior : doubted(d.posterior));

/**
 * What the plan tells apart: each hypothesis, those that act together as one more, and "something else". A set of causes counts for its best-ranked
 * member, so that a second cause that merely comes along is no rival of the first.
 */
export function beliefsOf(d: Diagnosis): Belief {
  const known = made.get(d);
  if (known) return known;
  const beliefs = madeOf(d);
  made.set(d, beliefs);
  return beliefs;
}

/** The plan and the report ask of one diagnosis. */
const made = new WeakMap<Diagnosis, Belief>();

function madeOf(d: Diagnosis): Belief {
  const joint = d.joint && together(d.joint.members);
  const masses = new Map<string, number>([...(joint ? [joint] : []), ...d.hypotheses.map((h) => h.id), OTHER].map((id) => [id, LEAST]));
  const add = (id: string, p: number) => masses.set(id, (masses.get(id) ?? 0) + p);
  const idOf = new Map(d.hypotheses.map((h) => [h.mode, h.id]));
  const rankOf = new Map<string, number>();
  d.hypotheses.forEach((h, rank) => {
    for (const mode of h.standsFor) if (!rankOf.has(mode)) rankOf.set(mode, rank);
  });
  const { sets, other } = believed(d);
  for (const set of sets) {
    let first = d.hypotheses.length;
    for (const mode of set.modes) first = Math.min(first, rankOf.get(mode.id) ?? first);
    const isJoint = joint !== undefined && together(set.modes.flatMap((m) => idOf.get(m) ?? []).sort()) === joint;
    add(isJoint ? joint : (d.hypotheses[first]?.id ?? OTHER), set.probability);
  }
  add(OTHER, other);
  const total = [...masses.values()].reduce((s, p) => s + p, 0);
  return new Map([...masses].map(([id, p]) => [id, p / total]));
}

/** A number for each belief id: that of its set, or its own. */
export const groupsOf = (ids: readonly string[], sets: readonly (readonly string[])[]): number[] =>
  ids.map((id, i) => {
    const set = sets.findIndex((s) => s.includes(id));
    return set < 0 ? sets.length + i : set;
  });
