import { DENSE, type Packed, packList } from '../text/index.ts';
import type { Cell, Frequency, Knowledge, Mode } from './types.ts';

/** A cell, maybe without its reason: then the mode's details hold it. */
export type BareCell = Omit<Cell, 'because'> & { readonly because?: string };

/** What a mode says of an observable, by its id: a cell for each value that it speaks of; undefined where it is silent. */
export interface Cells {
  get(observable: string): readonly BareCell[] | undefined;
}

/** One observable's cells over all modes: mode, value, frequency in turn, each by its place. */
type Column = readonly number[];

/**
 * The matrix by its columns. An incident asks what all modes say of a hundred observables out of five; of the others nothing is made, and of these
 * a list of numbers.
 */
export interface PackedColumns {
  /** The values and words of frequency that the columns name by their places. */
  readonly values: readonly string[];
  readonly frequencies: readonly Frequency[];
  readonly columns: Packed<number>;
}

const shipped = new WeakMap<Mode, Cells>();
const inMemory = new WeakMap<Mode, Cells>();

/** What a mode says, without the reasons: of a shipped mode known without a look at its details. */
export function cellsOf(mode: Mode): Cells {
  const known = shipped.get(mode) ?? inMemory.get(mode);
  if (known) return known;
  const made = byObservable(mode.cells);
  inMemory.set(mode, made);
  return made;
}

function byObservable(cells: readonly BareCell[]): Cells {
  const row = new Map<string, BareCell[]>();
  for (const cell of cells) {
    const before = row.get(cell.observable);
    if (before) before.push(cell);
    else row.set(cell.observable, [cell]);
  }
  return row;
}

export function packColumns({ modes, observables }: Knowledge): PackedColumns {
  const cells = modes.flatMap((m) => m.cells);
  const values = [...new Set(cells.map((c) => c.value))];
  const frequencies = [...new Set(cells.map((c) => c.frequency))];
  // A cell on an observable that is not there says nothing; the knowledge check names it.
  const columns = new Map(observables.map((o) => [o.id, [] as number[]]));
  modes.forEach((mode, place) => {
    for (const c of mode.cells) columns.get(c.observable)?.push(place, values.indexOf(c.value), frequencies.indexOf(c.frequency));
  });
  return { values, frequencies, columns: packList([...columns.values()], DENSE) };
}

/** Gives these modes, which are those that were packed, their cells. */
export function openColumns(
  { modes, observables }: Pick<Knowledge, 'modes' | 'observables'>,
  { values, frequencies }: Omit<PackedColumns, 'columns'>,
  columnAt: (place: number) => Column,
): void {
  const placeOf = new Map(observables.map((o, i) => [o.id, i]));
  const opened = new Map<string, ReadonlyMap<Mode, readonly BareCell[]>>();
  const cellsOn = (observable: string): ReadonlyMap<Mode, readonly BareCell[]> => {
    const known = opened.get(observable);
    if (known) return known;
    const place = placeOf.get(observable);
    const column = place === undefined ? [] : columnAt(place);
    const made = new Map<Mode, readonly BareCell[]>();
    // Hundreds of modes say the same of it.
    const alike = new Map<number, readonly BareCell[]>();
    for (let at = 0; at < column.length; at += 3) {
      const mode = modes[column[at] as number] as Mode;
      const [value = 0, frequency = 0] = [column[at + 1], column[at + 2]];
      const key = value * frequencies.length + frequency;
      const cells = alike.get(key) ?? [{ observable, value: values[value] ?? '', frequency: frequencies[frequency] ?? 'never' }];
      alike.set(key, cells);
      const before = made.get(mode);
      made.set(mode, before ? [...before, ...cells] : cells);
    }
    opened.set(observable, made);
    return made;
  };
  for (const mode of modes) shipped.set(mode, { get: (observable) => cellsOn(observable).get(mode) });
}
