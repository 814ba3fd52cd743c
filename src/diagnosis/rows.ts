import { type BareCell, type Cells, cellsOf, FREQUENCY, FREQUENCY_ORDER, NOISE } from '../knowledge/index.ts';
import type { Frequency, Mode, Observable } from '../knowledge/types.ts';

/** One mode's row, ready for look-up. */
export interface Row {
  readonly mode: Mode;
  readonly cells: Cells;
  /** Moves every word of the row by these steps: 0 in diagnosis, -1..1 at random when stability is tried. */
  readonly shift?: (cell: BareCell) => number;
}

const rows = new WeakMap<Mode, Row>();

/** The row of a mode, made once. */
export function rowOf(mode: Mode): Row {
  const known = rows.get(mode);
  if (known) return known;
  const row = { mode, cells: cellsOf(mode) };
  rows.set(mode, row);
  return row;
}

/** The row's cell for a value of an observable. */
export function cellOf(row: Row, observable: string, value: string): BareCell | undefined {
  for (const cell of row.cells.get(observable) ?? []) if (cell.value === value) return cell;
  return undefined;
}

const binary = new WeakMap<Observable, boolean>();

export function isBinary(o: Observable): boolean {
  const known = binary.get(o);
  if (known !== undefined) return known;
  const made = Object.keys(o.values).every((v) => v === 'yes' || v === 'no');
  binary.set(o, made);
  return made;
}

function shifted(frequency: Frequency, steps: number): Frequency {
  // `never` is what a mechanism forbids, not the end of a scale: it does not move, and nothing moves onto it.
  if (frequency === 'never' || steps === 0) return frequency;
  const last = FREQUENCY_ORDER.length - 2;
  const at = FREQUENCY_ORDER.indexOf(frequency) + steps;
  return FREQUENCY_ORDER[Math.max(0, Math.min(last, at))] ?? frequency;
}

/** q(m, o = value): how often the mode makes it so; undefined where its row does not speak of it. */
export function frequencyOf(row: Row, observable: string, value: string): number | undefined {
  const cell = cellOf(row, observable, value);
  return cell === undefined ? undefined : FREQUENCY[shifted(cell.frequency, row.shift?.(cell) ?? 0)];
}

/**
 * P(observable = value | just these modes act).
 *
 * Yes / no: leaky noisy-OR, 1 - (1 - leak) * prod(1 - q) (THEORY §1); a single mode that forbids the value takes the leak with it.
 * More values: a partition; a row that is silent on it is spread evenly, of several rows the one that speaks loudest is taken.
 */
export function probabilityOf(rows: readonly Row[], o: Observable, value: string): number {
  if (!isBinary(o)) return Math.max(...rows.map((r) => shareOf(r, o, value)), rows.length ? 0 : 1 / Object.keys(o.values).length);
  if (value === 'no') return 1 - probabilityOf(rows, o, 'yes');
  const leak = NOISE[o.noise];
  let none = 1 - leak;
  let forbidden = rows.length > 0;
  for (const row of rows) {
    const q = yesOf(row, o.id);
    if (q === undefined || q > FREQUENCY.never) forbidden = false;
    if (q !== undefined) none *= 1 - atMostLeak(q, leak);
  }
  return forbidden ? FREQUENCY.never : 1 - none;
}

/** What a mechanism shows rarely speaks for no mechanism: where other incidents hardly ever show it, it is as rare here. */
export const atMostLeak = (q: number, leak: number): number => (q <= FREQUENCY.rarely ? Math.min(q, leak) : q);

/**
 * How often the row makes a yes / no observable `yes`. A row that speaks only of `no` says that it is told to be absent: then it is rarely there; that
 * it is sometimes told so says nothing of how often it is.
 */
export function yesOf(row: Row, observable: string): number | undefined {
  const yes = frequencyOf(row, observable, 'yes');
  const no = yes === undefined ? frequencyOf(row, observable, 'no') : undefined;
  if (no === undefined) return yes;
  return no < FREQUENCY.often ? undefined : no >= FREQUENCY.always ? FREQUENCY.never : FREQUENCY.rarely;
}

function shareOf(row: Row, o: Observable, value: string): number {
  const values = Object.keys(o.values);
  const stated = values.map((v) => frequencyOf(row, o.id, v));
  if (stated.every((q) => q === undefined)) return 1 / values.length;
  const sum = stated.reduce<number>((s, q) => s + (q ?? 0), 0);
  const silent = stated.filter((q) => q === undefined).length;
  const rest = silent ? Math.max(FREQUENCY.never, (1 - Math.min(1, sum)) / silent) : 0;
  const total = sum + rest * silent;
  return (frequencyOf(row, o.id, value) ?? rest) / Math.max(1, total);
}
