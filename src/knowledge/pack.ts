import { type Packed, packList } from '../text/index.ts';
import type { Cell, Frequency, Knowledge, Mode, Observable, Remedy } from './types.ts';

/** The long fields of an entry: a report needs them of a few entries only. */
const MODE = ['mechanism', 'cells', 'prevalenceBecause', 'sources'] as const satisfies readonly (keyof Mode)[];
const OBSERVABLE = ['checks'] as const satisfies readonly (keyof Observable)[];
const REMEDY = [
  'does',
  'sacrifices',
  'rollback',
  'commands',
  'test',
  'regression',
  'cautions',
  'pairsWith',
  'sources',
] as const satisfies readonly (keyof Remedy)[];

interface Core extends Omit<Knowledge, 'modes' | 'observables' | 'remedies'> {
  readonly modes: readonly Omit<Mode, (typeof MODE)[number]>[];
  readonly observables: readonly Omit<Observable, (typeof OBSERVABLE)[number]>[];
  readonly remedies: readonly Omit<Remedy, (typeof REMEDY)[number]>[];
  /** The values and words of frequency that `rows` names by their places. */
  readonly values: readonly string[];
  readonly frequencies: readonly Frequency[];
  /** Mode by mode its cells without their reasons: observable, value, frequency in turn. */
  readonly rows: readonly (readonly number[])[];
}

/** The knowledge as it is shipped: what is needed of every entry, and beside it lists of what is parsed when an entry is looked at. */
export interface PackedKnowledge {
  readonly core: Core;
  readonly modes: Packed<number>;
  readonly observables: Packed<number>;
  readonly remedies: Packed<number>;
}

/** One entry's long fields, by its place. */
type DetailsAt = (place: number) => Readonly<Record<string, unknown>>;

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
  const modes = apart(k.modes, MODE);
  const observables = apart(k.observables, OBSERVABLE);
  const remedies = apart(k.remedies, REMEDY);
  const rows = k.modes.map((m) =>
    known(m).flatMap((c) => [placeOf.get(c.observable) ?? 0, values.indexOf(c.value), frequencies.indexOf(c.frequency)]),
  );
  return {
    core: { ...k, modes: modes.short, observables: observables.short, remedies: remedies.short, values, frequencies, rows },
    modes: packList(modes.details),
    observables: packList(observables.details),
    remedies: packList(remedies.details),
  };
}

function apart<T extends object, F extends keyof T>(
  entries: readonly T[],
  fields: readonly F[],
): { short: Omit<T, F>[]; details: object[] } {
  const long = (field: string) => (fields as readonly string[]).includes(field);
  const part = (entry: T, details: boolean) => Object.fromEntries(Object.entries(entry).filter(([field]) => long(field) === details));
  return { short: entries.map((e) => part(e, false) as Omit<T, F>), details: entries.map((e) => part(e, true)) };
}

export function unpackKnowledge(
  { values, frequencies, rows, ...core }: Core,
  details: { readonly [K in 'modes' | 'observables' | 'remedies']: DetailsAt },
): Knowledge {
  const observables = withDetails<Observable>(core.observables, OBSERVABLE, details.observables);
  const remedies = withDetails<Remedy>(core.remedies, REMEDY, details.remedies);
  const modes = withDetails<Mode>(core.modes, MODE, details.modes);
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
  return { ...core, modes, observables, remedies };
}

/** Entries whose details are parsed at the first look at one of them. For all else they are plain objects, with all their fields. */
function withDetails<T extends object>(entries: readonly object[], fields: readonly string[], read: DetailsAt): T[] {
  const places = new Map<object, number>(entries.map((entry, i) => [entry, i]));
  const known = new Map<object, Readonly<Record<string, unknown>>>();
  const detailsOf = (entry: object) => {
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
