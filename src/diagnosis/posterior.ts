import { FREQUENCY } from '../knowledge/index.ts';
import type { Mode } from '../knowledge/types.ts';
import { OTHER_PRIOR } from './priors.ts';
import { isBinary, probabilityOf, type Row } from './rows.ts';
import type { Evidence, FaultSet, Posterior } from './types.ts';

/** No single sentence moves a hypothesis by more than this (nats): one misreading cannot kill it (THEORY §1). */
const FLOOR = -4;
/** Price of a pair that the knowledge does not declare as a cascade (THEORY §1). */
const PAIR = Math.log(0.3);
/** A pair needs one member among this many best singles: the same first row as all pairs in 650 of 650 trials (THEORY §1). */
const PAIR_SEEDS = 10;
/** P(o | something else) = min(.9, 2 x base rate) (THEORY §1). */
const OTHER_FACTOR = 2;
/**
 * Divides the evidence, never the priors (flattened priors would let thousands of pairs outweigh one plain cause): signals of one
 * incident are correlated, so their product overstates. Fitted on the cases by log-loss.
 */
export const TEMPERATURE = 1.6;

/** log P(evidence | just these rows), weighted by how far the reading is trusted. */
export function logLikelihood(rows: readonly Row[], evidence: readonly Evidence[]): number {
  let sum = 0;
  for (const e of evidence) sum += term(probabilityOf(rows, e.observable, affirmed(e)), e);
  return sum / TEMPERATURE;
}

/** A denial is scored as the absence of `yes`. */
const affirmed = (e: Evidence) => (isDenial(e) ? 'yes' : e.value);

export const isDenial = (e: Evidence): boolean => e.value === 'no' && isBinary(e.observable);

function term(p: number, e: Evidence): number {
  return isDenial(e) ? Math.max(FLOOR, Math.log(1 - e.strength * e.weight * p)) : Math.max(FLOOR, e.weight * Math.log(p));
}

/** Base rate of each piece of evidence over the knowledge, under the priors. */
function baseRates(rows: readonly Row[], priors: readonly number[], evidence: readonly Evidence[]): number[] {
  return evidence.map((e) => rows.reduce((s, r, i) => s + (priors[i] ?? 0) * probabilityOf([r], e.observable, affirmed(e)), 0));
}

/**
 * Posterior over sets of one or two modes, and "something else": leaky noisy-OR with a floor per signal, after THEORY §1.
 * `weights` are the prior weights of `rows`, in the same order; they are normalised here.
 */
export function infer(rows: readonly Row[], weights: readonly number[], evidence: readonly Evidence[]): Posterior {
  const total = weights.reduce((s, w) => s + w, 0) || 1;
  const priors = weights.map((w) => w / total);
  const singles = rows.map((row, i) => ({
    row,
    i,
    score: Math.log((1 - OTHER_PRIOR) * (priors[i] ?? 1e-9)) + logLikelihood([row], evidence),
  }));
  const seeds = [...singles].sort((a, b) => b.score - a.score || (a.row.mode.id < b.row.mode.id ? -1 : 1)).slice(0, PAIR_SEEDS);
  const scored: { modes: readonly Mode[]; score: number }[] = singles.map((s) => ({ modes: [s.row.mode], score: s.score }));
  const seeded = new Set(seeds.map((s) => s.i));
  for (const a of seeds) {
    for (const b of singles) {
      // Each pair once: among seeds in one order only.
      if (a.i === b.i || (seeded.has(b.i) && b.i < a.i)) continue;
      const prior = Math.log(1 - OTHER_PRIOR) + jointPrior(a.row.mode, priors[a.i] ?? 1e-9, b.row.mode, priors[b.i] ?? 1e-9);
      scored.push({ modes: [a.row.mode, b.row.mode], score: prior + logLikelihood([a.row, b.row], evidence) });
    }
  }
  const base = baseRates(rows, priors, evidence);
  const other =
    Math.log(OTHER_PRIOR) + evidence.reduce((s, e, i) => s + term(Math.min(0.9, OTHER_FACTOR * (base[i] ?? 0)), e), 0) / TEMPERATURE;
  return normalise(scored, other);
}

/** A declared cascade has its own conditional probability; any other pair is two accidents at once. */
function jointPrior(a: Mode, pa: number, b: Mode, pb: number): number {
  const given = (from: Mode, to: Mode) => {
    const cascade = from.cascades.find((c) => c.with === to.id);
    return cascade ? FREQUENCY[cascade.frequency] : 0;
  };
  const cascade = Math.max(pa * given(a, b), pb * given(b, a));
  return Math.max(cascade > 0 ? Math.log(cascade) : -Infinity, Math.log(pa) + Math.log(pb) + PAIR);
}

function normalise(scored: readonly { modes: readonly Mode[]; score: number }[], other: number): Posterior {
  const top = Math.max(other, ...scored.map((s) => s.score));
  const mass = (score: number) => Math.exp(score - top);
  const sum = scored.reduce((s, x) => s + mass(x.score), mass(other));
  const sets: FaultSet[] = scored
    .map((s) => ({ modes: s.modes, probability: mass(s.score) / sum }))
    .sort((a, b) => b.probability - a.probability);
  const ofMode = new Map<string, number>();
  for (const s of sets) for (const m of s.modes) ofMode.set(m.id, (ofMode.get(m.id) ?? 0) + s.probability);
  return { sets, ofMode, other: mass(other) / sum };
}
