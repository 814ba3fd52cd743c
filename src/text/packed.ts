/**
 * Text that is looked into without being parsed whole: of thousands of entries one incident asks for some tens, and to make objects of the others takes
 * longer than to make its report. Packed text is ASCII, which is read and cut fastest.
 */

/** JSON in ASCII, on one line. */
export const asciiJson = (value: unknown): string => ascii(JSON.stringify(value));

const ascii = (text: string): string => text.replace(/[\x7f-\uffff]/g, (ch) => `\\u${ch.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Entries that are each parsed when they are asked for. JSON holds no tab. */
export const packList = (entries: readonly unknown[]): string => entries.map(asciiJson).join('\t');

export function openList<T>(packed: string): (place: number) => T {
  let texts: readonly string[] | undefined;
  return (place) => {
    texts ??= packed.split('\t');
    return JSON.parse(texts[place] ?? 'null') as T;
  };
}

/** Keys, each with a short text, found by halving. */
export function packTable(entries: Readonly<Record<string, string>>): string {
  const rows = Object.entries(entries).map(([key, value]) => [ascii(key), value] as const);
  const odd = rows.find(([key, value]) => /[\t\n|]/.test(key) || /[\t\n]|[^\x20-\x7e]/.test(value));
  if (odd) throw new Error(`a table holds no tab, line feed or bar; seen in ${JSON.stringify(odd)}`);
  return rows
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `\t${key}|${value}`)
    .join('');
}

export function openTable(packed: string): (key: string) => string | undefined {
  const next = (at: number): number => {
    const tab = packed.indexOf('\t', at);
    return tab < 0 ? packed.length : tab;
  };
  return (key) => {
    const wanted = ascii(key);
    let low = 0;
    let high = packed.length;
    while (low < high) {
      const start = packed.lastIndexOf('\t', (low + high) >> 1);
      const bar = packed.indexOf('|', start);
      const here = packed.slice(start + 1, bar);
      if (here === wanted) return packed.slice(bar + 1, next(bar));
      if (here < wanted) low = next(bar);
      else high = start;
    }
    return undefined;
  };
}
