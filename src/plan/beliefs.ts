import { type Diagnosis, doubted, type FaultSet, isRecorded, sharesOf } from '../diagnosis/index.ts';
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
  const idOf = new Map(d.hypotheses.map((h) => [h.mode, h.id]));
  const isJoint = ({ modes }: FaultSet): boolean =>
    joint !== undefined && together(modes.flatMap((m) => idOf.get(m) ?? []).sort()) === joint;
  const { sets, other } = believed(d);
  const [both, apart] = [sets.filter(isJoint), sets.filter((s) => !isJoint(s))];
  const shares = sharesOf(
    apart,
    d.hypotheses.map((h) => h.mode.id),
    new Map(d.hypotheses.map((h) => [h.mode.id, h.standsFor])),
  );
  const own = d.hypotheses.map((h): [string, number] => [h.id, shares.get(h.mode.id) ?? 0]);
  const masses: [string, number][] = [
    ...(joint ? [[joint, massOf(both)] as [string, number]] : []),
    ...own,
    [OTHER, other + massOf(apart) - own.reduce((s, [, p]) => s + p, 0)],
  ];
  const total = masses.reduce((s, [, p]) => s + p + LEAST, 0);
  return new Map(masses.map(([id, p]) => [id, (p + LEAST) / total]));
}

const massOf = (sets: readonly FaultSet[]): number => sets.reduce((s, x) => s + x.probability, 0);

/** A number for each belief id: that of its set, or its own. */
export const groupsOf = (ids: readonly string[], sets: readonly (readonly string[])[]): number[] =>
  ids.map((id, i) => {
    const set = sets.findIndex((s) => s.includes(id));
    return set < 0 ? sets.length + i : set;
  });
