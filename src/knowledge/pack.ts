import { asciiJson, openList, packList } from '../text/index.ts';
import type { Cell, Frequency, Knowledge, Mode, Observable } from './types.ts';

/** The long fields of an entry: a report needs them of a few entries only. */
type ModeDetails = Pick<Mode, 'mechanism' | 'cells'>;
type ObservableDetails = Pick<Observable, 'checks'>;

/** The knowledge as it is shipped: what is needed of every entry, and beside it what is parsed when an entry is looked at. */
export interface PackedKnowledge {
  /** JSON of `Core`. */
  readonly core: string;
  /** A list, one entry for each mode. */
  readonly modes: string;
  /** A list, one entry for each observable. */
  readonly observables: string;
}

interface Core extends Omit<Knowledge, 'modes' | 'observables'> {
  readonly modes: readonly Omit<Mode, keyof ModeDetails>[];
  readonly observables: readonly Omit<Observable, keyof ObservableDetails>[];
  /** The values and words of frequency that `rows` names by their places. */
  readonly values: readonly string[];
  readonly frequencies: readonly Frequency[];
  /** Mode by mode its cells without their reasons: observable, value, frequency in turn. */
  readonly rows: readonly (readonly number[])[];
}

/** A cell, maybe without its reason: then the mode's details hold it. */
export type BareCell = Omit<Cell, 'because'> & { readonly because?: string };

const bareCells = new WeakMap<Mode, readonly BareCell[]>();

/** What a mode says, without the reasons: of a shipped mode known without a look at its details. */
export const cellsOf = (mode: Mode): readonly BareCell[] => bareCells.get(mode) ?? mode.cells;

export function packKnowledge(k: Knowledge): PackedKnowledge {
  const cells = k.modes.flatMap((m) => m.cells);
  const values = [...new Set(cells.map((c) => c.value))];
  const frequencies = [...new Set(cells.map((c) => c.frequency))];
  const placeOf = new Map(k.observables.map((o, i) => [o.id, i]));
  // A cell on an observable that is not there says nothing; the knowledge check names it.
  const known = (m: Mode) => m.cells.filter((c) => placeOf.has(c.observable));
  const core: Core = {
    ...k,
    modes: k.modes.map(({ mechanism, cells, ...rest }) => rest),
    observables: k.observables.map(({ checks, ...rest }) => rest),
    values,
    frequencies,
    rows: k.modes.map((m) =>
      known(m).flatMap((c) => [placeOf.get(c.observable) ?? 0, values.indexOf(c.value), frequencies.indexOf(c.frequency)]),
    ),
  };
  return {
    core: asciiJson(core),
    modes: packList(k.modes.map((m): ModeDetails => ({ mechanism: m.mechanism, cells: m.cells }))),
    observables: packList(k.observables.map((o): ObservableDetails => ({ checks: o.checks }))),
  };
}

export function unpackKnowledge(packed: PackedKnowledge): Knowledge {
  const { values, frequencies, rows, ...core } = JSON.parse(packed.core) as Core;
  const observables = withDetails<Observable, ObservableDetails>(core.observables, ['checks'], packed.observables);
  const modes = withDetails<Mode, ModeDetails>(core.modes, ['mechanism', 'cells'], packed.modes);
  modes.forEach((mode, i) => {
    const row = rows[i] ?? [];
    const cells: BareCell[] = [];
    for (let at = 0; at < row.length; at += 3) {
      cells.push({
        observable: observables[row[at] as number]?.id ?? '',
        value: values[row[at + 1] as number] ?? '',
        frequency: frequencies[row[at + 2] as number] ?? 'never',
      });
    }
    bareCells.set(mode, cells);
  });
  return { ...core, modes, observables };
}

/** Entries whose details are parsed at the first look at one of them. For all else they are plain objects, with all their fields. */
function withDetails<T extends Details, Details extends object>(
  entries: readonly Omit<T, keyof Details>[],
  fields: readonly (keyof Details & string)[],
  packed: string,
): T[] {
  const read = openList<Details>(packed);
  const places = new Map<object, number>(entries.map((entry, i) => [entry, i]));
  const known = new Map<object, Details>();
  const detailsOf = (entry: object): Details => {
    const details = known.get(entry) ?? read(places.get(entry) ?? -1);
    known.set(entry, details);
    return details;
  };
  const getters: PropertyDescriptorMap = {};
  for (const field of fields) {
    getters[field] = {
      enumerable: true,
      get() {
        return detailsOf(this)[field];
      },
    };
  }
  return entries.map((entry) => Object.defineProperties(entry, getters) as T);
}
