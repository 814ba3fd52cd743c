import { CALIBRATION, type Calibration } from './calibration.ts';
import { isBinary, probabilityOf, type Row } from './rows.ts';
import type { Evidence } from './types.ts';

/** No single sentence moves a hypothesis by more than this (nats): one misreading cannot kill it (THEORY §1). */
const FLOOR = -4;
/** log P(evidence | just these rows), weighted by how far the reading is trusted. */
export function logLikelihood(rows: readonly Row[], evidence: readonly Evidence[], { temperature }: Calibration = CALIBRATION): number {
  let sum = 0;
  for (const e of evidence) sum += term(probabilityOf(rows, e.observable, affirmed(e)), e);
  return sum / temperature;
}

/** A denial is scored as the absence of `yes`. */
export const affirmed = (e: Evidence) => (isDenial(e) ? 'yes' : e.value);

export const isDenial = (e: Evidence): boolean => e.value === 'no' && isBinary(e.observable);

/** One signal's share of a score: floored, and weighted by how far its reading is trusted. */
export function term(p: number, e: Evidence): number {
  return isDenial(e) ? Math.max(FLOOR, Math.log(1 - e.strength * e.weight * p)) : Math.max(FLOOR, e.weight * Math.log(p));
}
