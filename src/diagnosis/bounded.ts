import type { Calibration } from './calibration.ts';
import { infer } from './posterior.ts';
import { classMasses } from './represent.ts';
import type { Row } from './rows.ts';
import type { Evidence, Posterior } from './types.ts';
import type { Wording } from './wording/index.ts';

/** A leader of this probability, twice as likely as the next, is well supported: a model may not take its place. Judgement: the band "likely". */
const WELL_SUPPORTED = 0.55;

/**
 * The posterior of the knowledge's rows. Where a model has spoken, the class that leads without it stays in the ledger, and one that is well
 * supported stays first: if the model's signals and votes would put another before it, they are not weighed, and that is said.
 */
export function inferBounded(
  rows: readonly Row[],
  weights: readonly number[],
  evidence: readonly Evidence[],
  wording: Wording | undefined,
  calibration: Calibration,
): { posterior: Posterior; leader?: string; unheeded?: { would: string; kept: string } } {
  const posterior = infer(rows, weights, evidence, wording, calibration);
  if (!evidence.some((e) => e.byModel) && !rows.some((r) => r.mode.byModel)) return { posterior };
  const without = infer(
    rows,
    weights,
    evidence.filter((e) => !e.byModel),
    wording,
    calibration,
    false,
  );
  const [first, second] = firstTwo(without);
  const [would] = firstTwo(posterior);
  if (!first || !would) return { posterior };
  if (would.name === first.name) return { posterior, leader: first.name };
  const well = first.p >= WELL_SUPPORTED && first.p >= 2 * (second?.p ?? 0);
  return well
    ? { posterior: without, leader: first.name, unheeded: { would: would.name, kept: first.name } }
    : { posterior, leader: first.name };
}

/** Classes, as the ledger ranks them. */
const firstTwo = (posterior: Posterior) =>
  [...classMasses(posterior)]
    .map(([name, p]) => ({ name, p }))
    .sort((a, b) => b.p - a.p || (a.name < b.name ? -1 : 1))
    .slice(0, 2);
