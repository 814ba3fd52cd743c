import { FREQUENCY } from '../knowledge/index.ts';
import type { Mode } from '../knowledge/types.ts';
import { CALIBRATION, type Calibration } from './calibration.ts';
import { doubted, doubtedForWhatIsLeft, posteriorOf } from './doubt.ts';
import { term } from './likelihood.ts';
import { voiceOf } from './own.ts';
import { heardOf, voteOf } from './proposals.ts';
import type { Row } from './rows.ts';
import { chanceOf, gainOf, scoreOf, scorerOf, type Table, tableOf } from './table.ts';
import type { Evidence, FaultSet, Posterior } from './types.ts';
import type { Wording } from './wording/index.ts';

/** A pair needs one member among this many best singles: the same first row as all pairs in 650 of 650 trials (THEORY §1). */
const PAIR_SEEDS = 10;
/** And the other among so many: all that the knowledge has today. With twenty times as many rows the best of them; the cost stays that of a sum. */
const PARTNERS = 500;

/** Somebody looked, since the incident was written down. */
export const isRecorded = (e: Evidence): boolean => e.signals.some((s) => s.origin === 'recorded');

/** The posterior of what was written; what was seen since then moves it from no further than it is said, so that no text outweighs every look. */
export function infer(
  rows: readonly Row[],
  weights: readonly number[],
  all: readonly Evidence[],
  wording?: Wording,
  calibration: Calibration = CALIBRATION,
  votes = true,
): Posterior {
  const seen = all.filter((e) => !e.byModel && isRecorded(e));
  const told = all.filter((e) => !seen.includes(e));
  const written = doubtedForWhatIsLeft(inferWritten(rows, weights, told, wording, calibration, votes), told);
  return seen.length ? updated(doubted(written), rows, weights, seen, calibration) : written;
}

/** Bayes' rule over the sets of a posterior. */
function updated(
  posterior: Posterior,
  rows: readonly Row[],
  weights: readonly number[],
  seen: readonly Evidence[],
  calibration: Calibration,
): Posterior {
  const table = tableOf(rows, seen);
  const at = new Map(rows.map((row, i) => [row.mode.id, i]));
  const alone = scorerOf(table, calibration);
  const scores = posterior.sets.map(({ modes: [a, b] }) => {
    const [i, j] = [a, b].map((m) => (m ? at.get(m.id) : undefined));
    if (i === undefined) return 0;
    return j === undefined ? alone(i) : scoreOf(table, calibration, i, j);
  });
  const total = weights.reduce((s, w) => s + w, 0) || 1;
  const base = seen.map((_, j) => weights.reduce((s, w, i) => s + (w / total) * chanceOf(table, j, i), 0));
  const { otherFactor, temperature } = calibration;
  const other = seen.reduce((s, e, i) => s + term(Math.min(0.9, otherFactor * (base[i] ?? 0)), e), 0) / temperature;
  const top = scores.reduce((a, b) => Math.max(a, b), other);
  const masses = posterior.sets.map((s, i) => s.probability * Math.exp((scores[i] ?? 0) - top));
  const left = posterior.other * Math.exp(other - top);
  const sum = masses.reduce((s, m) => s + m, left) || 1;
  return posteriorOf(
    posterior.sets.map((s, i) => ({ modes: s.modes, probability: (masses[i] ?? 0) / sum })),
    left / sum,
  );
}

/**
 * Posterior over sets of one or two modes, and "something else": leaky noisy-OR with a floor per signal, after THEORY §1.
 * `votes`: whether a language model's naming of a row counts. `weights` are the prior weights of `rows`, in the same order; they are normalised here. The wording speaks for classes, once per set.
 */
function inferWritten(
  rows: readonly Row[],
  weights: readonly number[],
  all: readonly Evidence[],
  wording: Wording | undefined,
  calibration: Calibration,
  votes: boolean,
): Posterior {
  const evidence = all.filter((e) => !e.byModel);
  const { otherPrior, otherFactor, temperature } = calibration;
  const voices = rows.map((row) => voiceOf(row, wording, calibration) + (votes ? voteOf(row) : 0));
  const total = weights.reduce((s, w) => s + w, 0) || 1;
  const priors = weights.map((w) => w / total);
  const logPriors = rows.map((_, i) => Math.log(priors[i] ?? 1e-9));
  const table = tableOf(rows, evidence);
  const heard = heardOf(rows, priors, all, calibration);
  const alone = scorerOf(table, calibration);
  const singles = rows.map((row, i) => ({
    row,
    i,
    score: Math.log((1 - otherPrior) * (priors[i] ?? 1e-9)) + alone(i) + (voices[i] ?? 0) + heard(i, i),
  }));
  const seeds = [...singles].sort((a, b) => b.score - a.score || (a.row.mode.id < b.row.mode.id ? -1 : 1)).slice(0, PAIR_SEEDS);
  const partners = partnersOf(table, priors, calibration);
  const sets: Mode[][] = rows.map((row) => [row.mode]);
  // Beside the sets, not in them: a list of numbers is quicker to make and to sort by than thousands of objects.
  const scores = singles.map((s) => s.score);
  const seeded = new Set(seeds.map((s) => s.i));
  const twoOf = Math.log(1 - otherPrior);
  const price = Math.log(calibration.pair);
  // None of the pairs that are this far behind the best single is kept (`normalise`).
  const least = (seeds[0]?.score ?? -Infinity) - LEAST_KEPT;
  for (const a of seeds) {
    if (!table.speaks[a.i]) continue;
    const beside = scorerOf(table, calibration, a.i);
    for (const i of partners) {
      // Each pair once: among seeds in one order only.
      if (a.i === i || (seeded.has(i) && i < a.i)) continue;
      const b = (rows[i] as Row).mode;
      const accident = (logPriors[a.i] ?? 0) + (logPriors[i] ?? 0) + price;
      const prior = twoOf + Math.max(cascadePrior(a.row.mode, priors[a.i] ?? 1e-9, b, priors[i] ?? 1e-9), accident);
      const score = prior + beside(i) + Math.max(voices[a.i] ?? 0, voices[i] ?? 0) + heard(a.i, i);
      if (score <= least) continue;
      sets.push([a.row.mode, b]);
      scores.push(score);
    }
  }
  // The base rate of each piece of evidence over the knowledge, under the priors.
  const base = evidence.map((_, j) => priors.reduce((s, p, i) => s + p * chanceOf(table, j, i), 0));
  const other =
    Math.log(otherPrior) + evidence.reduce((s, e, i) => s + term(Math.min(0.9, otherFactor * (base[i] ?? 0)), e), 0) / temperature;
  return normalise(sets, scores, other);
}

/**
 * The rows, by place, that may be the second of a pair: those that explain anything; where they are very many, those that could add most to any first,
 * by their prior and all that they make likelier than chance does. A partner that explains nothing only costs.
 */
function partnersOf(table: Table, priors: readonly number[], calibration: Calibration): number[] {
  const speaking = priors.flatMap((_, i) => (table.speaks[i] ? [i] : []));
  if (speaking.length <= PARTNERS) return speaking;
  const most = new Map(speaking.map((i) => [i, Math.log(priors[i] ?? 1e-9) + gainOf(table, calibration, i)]));
  return speaking
    .sort((a, b) => (most.get(b) ?? 0) - (most.get(a) ?? 0) || a - b)
    .slice(0, PARTNERS)
    .sort((a, b) => a - b);
}

/** A declared cascade has its own conditional probability (here its log); any other pair is two accidents at once. */
function cascadePrior(a: Mode, pa: number, b: Mode, pb: number): number {
  const cascade = Math.max(pa * setOff(a, b), pb * setOff(b, a));
  return cascade > 0 ? Math.log(cascade) : -Infinity;
}

/** How often one is followed by the other, as it is declared. Asked for thousands of pairs. */
function setOff(from: Mode, to: Mode): number {
  for (const c of from.cascades) if (c.with === to.id) return FREQUENCY[c.frequency];
  return 0;
}

/** Sets so much less likely than the likeliest (nats) are not kept: all of them together would not make a hundredth of a percent. */
const LEAST_KEPT = 14;

/** Sets and their scores, and that of a cause that the knowledge does not hold -> probabilities, the likeliest set first. */
function normalise(modes: readonly (readonly Mode[])[], scores: readonly number[], other: number): Posterior {
  let top = other;
  for (const score of scores) if (score > top) top = score;
  const kept: number[] = [];
  const probabilities = new Float64Array(scores.length);
  let sum = Math.exp(other - top);
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] as number;
    if (score <= top - LEAST_KEPT && modes[i]?.length !== 1) continue;
    kept.push(i);
    probabilities[i] = Math.exp(score - top);
    sum += probabilities[i] as number;
  }
  for (const i of kept) probabilities[i] = (probabilities[i] as number) / sum;
  const order = Uint32Array.from(kept).sort((i, j) => (probabilities[j] as number) - (probabilities[i] as number) || i - j);
  const sets = Array.from(order, (i): FaultSet => ({ modes: modes[i] as readonly Mode[], probability: probabilities[i] as number }));
  const ofMode = new Map<string, number>();
  for (const s of sets) for (const m of s.modes) ofMode.set(m.id, (ofMode.get(m.id) ?? 0) + s.probability);
  return { sets, ofMode, other: Math.exp(other - top) / sum };
}
