import { FREQUENCY } from '../knowledge/index.ts';
import type { Mode } from '../knowledge/types.ts';
import type { Calibration } from './calibration.ts';
import { isDenial } from './likelihood.ts';
import { cellOf, type Row, rowOf } from './rows.ts';
import type { Evidence } from './types.ts';
import type { Wording } from './wording/index.ts';

/**
 * How much more common than its word says a team's own mode is, once what it speaks of is read: a team writes down what happens to it. Judgement, with a
 * measurement: a mode's own sign, added as one sentence to incidents of other causes told in full, leads in 6 of 18 (with 30 in 2, with 500 in 8), and
 * has a probability of .5 there. That was 150 beside 566 modes; beside 595, and a louder wording of mechanisms, a sign alone of a team's own then stood level with one of ours: 250 is judgement.
 */
const OWN = 250;
/** The same for what a team took over: written for everybody, and known by one sign. Judgement: with 489 modes beside it, a sign alone gives it a place in the ledger. */
const IMPORTED = 8;

/**
 * `OWN`, or `IMPORTED`, where a sign of the team's own was read that the mode often shows, or all that it always or usually shows (two at least); 1 otherwise, so that
 * nothing of a team's moves an incident that does not speak of it.
 */
export function ownFactor(mode: Mode, evidence: readonly Evidence[]): number {
  if (!mode.team) return 1;
  const row = rowOf(mode);
  const frequencyOf = (e: Evidence) => FREQUENCY[cellOf(row, e.observable.id, e.value)?.frequency ?? 'rarely'];
  const read = evidence.filter((e) => !isDenial(e));
  if (read.some((e) => frequencyOf(e) === FREQUENCY.never)) return 1;
  if (read.some((e) => e.observable.team && frequencyOf(e) >= FREQUENCY.often)) return mode.team === 'own' ? OWN : IMPORTED;
  const shown = mode.cells.filter((c) => c.value !== 'no' && FREQUENCY[c.frequency] >= FREQUENCY.usually);
  const seen = shown.filter((c) => read.some((e) => e.observable.id === c.observable && e.value === c.value));
  return seen.length >= 2 && seen.length === shown.length ? OWN : 1;
}

/** What the wording says for a row (nats). It was learned without a team's incidents, so it does not speak against a team's mode. */
export function voiceOf({ mode }: Row, wording: Wording | undefined, calibration: Calibration): number {
  const said = calibration.wording * (wording?.logRatio.get(mode.class) ?? 0);
  return mode.team ? Math.max(0, said) : said + calibration.mechanism * (wording?.withinClass.get(mode.id) ?? 0);
}
