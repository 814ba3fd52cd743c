import type { Config, Entry } from '../config.ts';
import type { Source } from '../source.ts';

/** A named value, from configuration or from code, under a name in which spellings meet: `max.poll_interval-ms` is `max.poll.intervalms`. */
export interface Keyed {
  readonly key: string;
  /** As it is written, without the path. */
  readonly name: string;
  readonly value: string;
  readonly unit?: string;
  readonly start: number;
  readonly end: number;
  readonly config?: Config;
}

const plain = (text: string): string => text.toLowerCase().replace(/[-_]/g, '');

export const fullKey = (entry: Entry): string => plain([...entry.path.filter((part) => !part.startsWith('[')), entry.key].join('.'));

const KEYED = new WeakMap<Source, readonly Keyed[]>();

/** Every named value of the snippet; made once. */
export function keyed(source: Source): readonly Keyed[] {
  const known = KEYED.get(source);
  if (known) return known;
  const written: Keyed[] = source.configs.flatMap((config) =>
    config.entries.map((entry) => ({
      key: fullKey(entry),
      name: entry.key,
      value: entry.value,
      start: entry.start,
      end: entry.end,
      config,
    })),
  );
  const places = new Set(written.map((each) => each.start));
  const coded: Keyed[] = source.settings
    .filter((each) => !places.has(each.start))
    .map((each) => ({
      key: plain(each.name),
      name: each.name,
      value: each.value,
      ...(each.unit ? { unit: each.unit } : {}),
      start: each.start,
      end: each.end,
    }));
  const all = [...written, ...coded];
  KEYED.set(source, all);
  return all;
}

/** Seconds of a value; a name that ends in `ms` says the unit that the value does not. */
export function secondsOf({ key, value, unit }: Keyed, otherwise = 1): number {
  const match = /^'?(-?\d[\d_]*(?:\.\d+)?)\s*(ms|s|sec|m|min|h|d)?'?$/.exec(value.trim());
  if (!match) return Number.NaN;
  const factors: Record<string, number> = { ms: 0.001, s: 1, sec: 1, m: 60, min: 60, h: 3600, d: 86400 };
  const named = /(?:ms|millis|milliseconds)$/.test(key) ? 0.001 : /(?:sec|secs|seconds)$/.test(key) ? 1 : otherwise;
  return Number((match[1] ?? '').replaceAll('_', '')) * (factors[match[2] ?? unit ?? ''] ?? named);
}

/** A time for people: 90 s, 10 min, 2 h. */
export const told = (seconds: number): string =>
  seconds < 1
    ? `${Math.round(seconds * 1000)} ms`
    : seconds < 120
      ? `${seconds} s`
      : seconds < 7200
        ? `${seconds / 60} min`
        : `${seconds / 3600} h`;

export const seen = (
  place: { readonly start: number; readonly end: number },
  because: string,
  slots: Readonly<Record<string, string>> = {},
): { start: number; end: number; because: string; slots: Readonly<Record<string, string>> } => ({
  start: place.start,
  end: place.end,
  because,
  slots,
});
