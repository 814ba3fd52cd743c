import type { Config, Entry } from '../config.ts';

/** A container of a manifest, or a bare `resources:` fragment: its entries, and the value at a path below it. */
export interface Scope {
  readonly prefix: readonly string[];
  readonly document: number;
  readonly entries: readonly Entry[];
}

const starts = (path: readonly string[], prefix: readonly string[]): boolean => prefix.every((part, i) => path[i] === part);

/** Scopes that hold this key as a direct child: every place in the text where a person would look for its siblings. */
export function scopesWith(config: Config, key: string): Scope[] {
  return config.entries
    .filter((entry) => entry.key === key)
    .map((entry) => ({
      prefix: entry.path,
      document: entry.document,
      entries: config.entries.filter((each) => each.document === entry.document && starts(each.path, entry.path)),
    }));
}

export const valueAt = (scope: Scope, ...keys: string[]): Entry | undefined =>
  scope.entries.find(
    (entry) =>
      entry.key === keys.at(-1) &&
      entry.path.length === scope.prefix.length + keys.length - 1 &&
      keys.slice(0, -1).every((key, i) => entry.path[scope.prefix.length + i] === key),
  );

export const inDocument = (config: Config, document: number, key: string): Entry | undefined =>
  config.entries.find((entry) => entry.document === document && entry.key === key);

/** Cores: `300m` is 0.3. */
export const cores = (value: string): number => (/^\d+m$/.test(value) ? Number(value.slice(0, -1)) / 1000 : Number(value));

/** Mebibytes of `512Mi`, `2Gi`, `256M`. */
export function mebibytes(value: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*(Ki|Mi|Gi|K|M|G|k|m|g)?[bB]?$/.exec(value);
  const unit = (match?.[2] ?? '').toLowerCase()[0] ?? '';
  const factor = unit === 'k' ? 1 / 1024 : unit === 'm' ? 1 : unit === 'g' ? 1024 : 1 / 1048576;
  return match ? Number(match[1]) * factor : Number.NaN;
}

/** Seconds of `60s`, `1m`, `500ms`, `30`. */
export function seconds(value: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*(ms|s|m|min|h|d)?$/.exec(value.trim());
  if (!match) return Number.NaN;
  const factor = { ms: 0.001, s: 1, m: 60, min: 60, h: 3600, d: 86400 }[match[2] ?? 's'] ?? 1;
  return Number(match[1]) * factor;
}

export const sighting = (
  entry: Entry,
  because: string,
  slots: Readonly<Record<string, string>> = {},
  value = 'yes',
): { start: number; end: number; because: string; slots: Readonly<Record<string, string>>; value: string } => ({
  start: entry.start,
  end: entry.end,
  because,
  slots,
  value,
});
