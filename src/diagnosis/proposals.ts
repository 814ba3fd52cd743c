import { CALIBRATION, type Calibration } from './calibration.ts';
import { affirmed, term } from './likelihood.ts';
import { probabilityOf, type Row } from './rows.ts';
import { scoreOf, tableOf } from './table.ts';
import type { Evidence, FaultSet, Posterior } from './types.ts';

/**
 * How a language model is weighed (docs/decisions/0006). A model writes its rows after it has seen the evidence, so they fit it too well, and its
 * input may be hostile. Three bounds, each by construction:
 * its rows share what is left for "something else", and take nothing from the rows of the knowledge base;
 * its signals move each row by at most `HEARD` against "something else", all of them together;
 * its vote for a row of ours is worth less than two to one, and is split over all that it names.
 */

/** Most that all signals of a model move one row, in nats: a factor of three. Judgement. */
export const HEARD = Math.log(3);
/** Odds that a model's naming of one of our causes adds, alone: less than what the report calls separable. Judgement. */
const VOTE = 0.9;
/** What is always left of "something else" when rows of a model share it. Judgement. */
const REST = 0.2;
/** A model's row is as rare, beforehand, as the rarest of ours. */
const PROPOSAL_PRIOR = 0.25;

export const isProposal = (row: Row): boolean => row.mode.byModel?.as === 'proposed';

/** Log of the factor by which a vote of the model raises a row; 0 without one. */
export const voteOf = ({ mode }: Row): number =>
  mode.byModel?.as === 'seconded' ? Math.log(1 + VOTE / Math.max(1, mode.byModel.among)) : 0;

/** What the model's signals add to the score of one or two rows: against what the knowledge makes of them on average, and bounded. */
export function heardOf(
  rows: readonly Row[],
  priors: readonly number[],
  all: readonly Evidence[],
  calibration: Calibration = CALIBRATION,
): (a: number, b: number) => number {
  const evidence = all.filter((e) => e.byModel);
  if (evidence.length === 0) return () => 0;
  const table = tableOf(rows, evidence);
  const average = evidence.reduce((sum, e) => {
    const base = rows.reduce((s, r, i) => s + (priors[i] ?? 0) * probabilityOf([r], e.observable, affirmed(e)), 0);
    return sum + term(Math.max(base, 1e-9), e) / calibration.temperature;
  }, 0);
  return (a, b) => Math.max(-HEARD, Math.min(HEARD, scoreOf(table, calibration, a, b) - average));
}

export interface Shared {
  readonly posterior: Posterior;
  /** What the probabilities of our rows were multiplied by. */
  readonly scale: number;
}

/**
 * The rows of a model share the probability of "something else" (at least twice `floor`, of which `floor` stays) among themselves and what remains of it. The rows of the
 * knowledge base keep their order and their odds.
 */
export function shareOther(posterior: Posterior, proposals: readonly Row[], evidence: readonly Evidence[], floor: number): Shared {
  const fitting = proposals
    .map((row) => ({ row, fit: fitOf(row, evidence) }))
    .filter((p) => p.fit > 0)
    .sort((a, b) => b.fit - a.fit || (a.row.mode.id < b.row.mode.id ? -1 : 1));
  if (fitting.length === 0) return { posterior, scale: 1 };
  const mass = Math.max(2 * floor, posterior.other);
  const scale = (1 - mass) / Math.max(1e-9, 1 - posterior.other);
  const weights = fitting.map((p) => PROPOSAL_PRIOR * Math.expm1(Math.min(20, p.fit)));
  const sum = weights.reduce((s, w) => s + w, 0);
  const share = Math.min(1 - REST, 1 - floor / mass, sum / (1 + sum));
  const proposed: FaultSet[] = fitting.map((p, i) => ({ modes: [p.row.mode], probability: (mass * share * (weights[i] ?? 0)) / sum }));
  const ours = posterior.sets.map((s) => ({ ...s, probability: s.probability * scale }));
  const shared: Posterior = {
    sets: [...ours, ...proposed].sort((a, b) => b.probability - a.probability),
    ofMode: new Map([
      ...[...posterior.ofMode].map(([id, p]): [string, number] => [id, p * scale]),
      ...proposed.map((s): [string, number] => [s.modes[0]?.id ?? '', s.probability]),
    ]),
    other: mass * (1 - share),
  };
  return { posterior: shared, scale };
}

/** How much better a row makes the evidence than a row that knows nothing of it, in nats; the model's own readings count as everybody's. */
function fitOf(row: Row, evidence: readonly Evidence[]): number {
  const silent: Row = { mode: row.mode, cells: new Map() };
  return evidence.reduce(
    (s, e) => s + term(probabilityOf([row], e.observable, affirmed(e)), e) - term(probabilityOf([silent], e.observable, affirmed(e)), e),
    0,
  );
}
