import { FREQUENCY, NOISE } from '../knowledge/index.ts';
import { isDenial } from './likelihood.ts';
import { cellOf, isBinary, probabilityOf, type Row } from './rows.ts';
import type { Bearing, Evidence } from './types.ts';

/** A ratio from which a signal is called support, and below whose inverse it speaks against (Kass and Raftery: "worth a mention" is 3; half of it in logs). */
const TELLING = 1.7;

/** How likely the rivals, weighted by their probability, make the evidence. */
export function rivalsLikelihood(rivals: readonly { row: Row; probability: number }[], e: Evidence): number {
  const mass = rivals.reduce((s, r) => s + r.probability, 0);
  if (mass <= 0) return isBinary(e.observable) ? NOISE[e.observable.noise] : 1 / Object.keys(e.observable.values).length;
  return rivals.reduce((s, r) => s + (r.probability / mass) * probabilityOf([r.row], e.observable, e.value), 0);
}

/** What each piece of evidence says of one row, beside its rivals. */
export function bearingsOf(row: Row, rivals: readonly { row: Row; probability: number }[], evidence: readonly Evidence[]): Bearing[] {
  return evidence.map((e) => {
    const likelihood = probabilityOf([row], e.observable, e.value);
    const ratio = likelihood / Math.max(1e-6, rivalsLikelihood(rivals, e));
    return { evidence: e, likelihood, ratio, because: reason(row, e) };
  });
}

function reason(row: Row, e: Evidence): string {
  const { id } = e.observable;
  const cell = cellOf(row, id, e.value) ?? cellOf(row, id, e.value === 'no' ? 'yes' : 'no');
  if (!cell) return '';
  return cell.because ?? row.mode.cells.find((c) => c.observable === id && c.value === cell.value)?.because ?? '';
}

const cellFor = (row: Row, e: Evidence) => cellOf(row, e.observable.id, e.value);

/** The row speaks of it, and makes it likelier than chance or than the rivals do. */
export function supports(row: Row, b: Bearing): boolean {
  const e = b.evidence;
  if (isDenial(e)) return deniedBy(row, e) && b.ratio >= TELLING / 1.2;
  const cell = cellFor(row, e);
  if (!cell || cell.frequency === 'never' || cell.frequency === 'rarely') return false;
  return explains([row], e) || b.ratio >= TELLING;
}

/** A row that forbids `yes` is borne out by a `no`. */
const deniedBy = (row: Row, e: Evidence) => {
  const yes = cellOf(row, e.observable.id, 'yes');
  const no = cellOf(row, e.observable.id, 'no');
  return (
    yes?.frequency === 'never' ||
    no?.frequency === 'always' ||
    no?.frequency === 'usually' ||
    (yes === undefined && no?.frequency === 'often')
  );
};

/** Share of the evidence that these rows, and not chance, account for: above half (THEORY §1). */
export function explains(rows: readonly Row[], e: Evidence): boolean {
  const p = probabilityOf(rows, e.observable, e.value);
  const leak = isBinary(e.observable) ? NOISE[e.observable.noise] : 1 / Object.keys(e.observable.values).length;
  return p > FREQUENCY.never && leak / p < 0.5;
}

/** Evidence that calls for a cause: an effect that is rare by itself. A change before the onset is a candidate cause, not an effect; that something is well (what no plan asks) needs none. */
export function callsForCause(e: Evidence): boolean {
  return (
    !isDenial(e) &&
    isBinary(e.observable) &&
    e.value === 'yes' &&
    NOISE[e.observable.noise] <= NOISE.common &&
    e.observable.family !== 'change' &&
    e.observable.family !== 'code' &&
    e.observable.askable &&
    e.weight >= 0.5
  );
}

/** Speaks against: forbidden and seen, or expected and denied. */
export function disconfirms(row: Row, b: Bearing): boolean {
  const e = b.evidence;
  if (isDenial(e)) return (probabilityOf([row], e.observable, 'yes') >= FREQUENCY.often && b.ratio < 1) || false;
  const cell = cellFor(row, e);
  if (cell?.frequency === 'never') return true;
  if (supports(row, b)) return false;
  return row.cells.get(e.observable.id) !== undefined && b.ratio < 1 / TELLING;
}
