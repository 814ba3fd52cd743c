import { type Packed, packList } from '../text/index.ts';
import { openColumns, type PackedColumns, packColumns } from './columns.ts';
import type { Knowledge, Mode, Observable, Remedy, Technology } from './types.ts';

/** The fields that a report looks at in a few entries only. */
const MODE = [
  'domain',
  'title',
  'prevalenceBecause',
  'mechanism',
  'cells',
  'role',
  'avoid',
  'harmless',
  'sources',
] as const satisfies readonly (keyof Mode)[];
const OBSERVABLE = [
  'family',
  'question',
  'kind',
  'noise',
  'readBy',
  'perishable',
  'settledBy',
  'sameLook',
  'values',
  'near',
  'measured',
  'checks',
  'alert',
] as const satisfies readonly (keyof Observable)[];
const REMEDY = [
  'title',
  'does',
  'sacrifices',
  'rollback',
  'minutes',
  'commands',
  'restarts',
  'contains',
  'destroys',
  'test',
  'regression',
  'cautions',
  'pairsWith',
  'verifiedBy',
  'sources',
] as const satisfies readonly (keyof Remedy)[];
const TECHNOLOGY = ['roles', 'implies', 'defaults'] as const satisfies readonly (keyof Technology)[];

/** Entries without their long fields; what most of them have alike in a field is kept once. */
interface Short<T> {
  readonly usual: Partial<T>;
  readonly entries: readonly Partial<T>[];
}

interface Core extends Omit<Knowledge, Kind>, Omit<PackedColumns, 'columns'> {
  readonly modes: Short<Mode>;
  readonly observables: Short<Observable>;
  readonly remedies: Short<Remedy>;
  readonly technologies: Short<Technology>;
}

type Kind = 'modes' | 'observables' | 'remedies' | 'technologies';

/** The knowledge as it is shipped: what is needed of every entry, and beside it lists of what is parsed when an entry is looked at. */
export type PackedKnowledge = { readonly core: Core } & { readonly [K in Kind | 'columns']: Packed<number> };

/** One entry's long fields, by its place. */
type DetailsAt = (place: number) => Readonly<Record<string, unknown>>;

export function packKnowledge(k: Knowledge): PackedKnowledge {
  const { columns, ...names } = packColumns(k);
  const modes = apart(k.modes, MODE);
  const observables = apart(k.observables, OBSERVABLE);
  const remedies = apart(k.remedies, REMEDY);
  const technologies = apart(k.technologies, TECHNOLOGY);
  return {
    core: {
      ...{ ...k, ...names },
      ...{ modes: modes.short, observables: observables.short, remedies: remedies.short, technologies: technologies.short },
    },
    columns,
    modes: packList(modes.details),
    observables: packList(observables.details),
    remedies: packList(remedies.details),
    technologies: packList(technologies.details),
  };
}

function apart<T extends object>(entries: readonly T[], fields: readonly (keyof T)[]): { short: Short<T>; details: object[] } {
  const long = new Set<string>(fields as readonly string[]);
  const part = (entry: T, details: boolean) => Object.fromEntries(Object.entries(entry).filter(([field]) => long.has(field) === details));
  return { short: shortened(entries.map((e) => part(e, false) as Partial<T>)), details: entries.map((e) => part(e, true)) };
}

function shortened<T extends object>(entries: readonly Partial<T>[]): Short<T> {
  const fields = Object.keys(entries[0] ?? {}).filter((field) => entries.every((e) => field in e)) as (keyof T & string)[];
  const usual = Object.fromEntries(fields.map((field) => [field, most(entries.map((e) => JSON.stringify(e[field])))]));
  const own = (e: Partial<T>) => Object.fromEntries(Object.entries(e).filter(([field, value]) => JSON.stringify(value) !== usual[field]));
  return {
    usual: Object.fromEntries(fields.map((field) => [field, JSON.parse(usual[field] as string)])) as Partial<T>,
    entries: entries.map((e) => own(e) as Partial<T>),
  };
}

/** The value that is there most often. */
function most(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const v of values) counts.set(v, (counts.get(v) ?? 0) + 1);
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
}

export function unpackKnowledge(
  { values, frequencies, ...core }: Core,
  list: { readonly [K in Kind]: DetailsAt } & { readonly columns: (place: number) => readonly number[] },
): Knowledge {
  const modes = withDetails(core.modes, MODE, list.modes);
  const observables = withDetails(core.observables, OBSERVABLE, list.observables);
  const remedies = withDetails(core.remedies, REMEDY, list.remedies);
  const technologies = withDetails(core.technologies, TECHNOLOGY, list.technologies);
  openColumns({ modes, observables }, { values, frequencies }, list.columns);
  return { ...core, modes, observables, remedies, technologies };
}

const PLACE = Symbol('place');

/**
 * Entries whose details are parsed at the first look at one of them. Those fields are getters of one prototype: as fields of each entry, the fifteen thousand
 * of them took more memory than all that is read at the start.
 */
function withDetails<T extends object>(short: Short<T>, fields: readonly (keyof T)[], read: DetailsAt): T[] {
  const prototype = {};
  for (const field of fields as readonly string[]) {
    Object.defineProperty(prototype, field, {
      enumerable: true,
      get(this: { readonly [PLACE]: number }) {
        return read(this[PLACE])[field];
      },
    });
  }
  return short.entries.map((own, place) => ({ __proto__: prototype, ...short.usual, ...own, [PLACE]: place }) as T);
}

/** An entry with other values in some fields. Not by a copy (`...entry`): that leaves out the fields of a shipped entry that nobody has looked at. */
export const changed = <T extends object>(entry: T, fields: Partial<T>): T =>
  Object.create(entry, Object.getOwnPropertyDescriptors(fields)) as T;
