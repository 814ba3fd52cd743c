/**
 * Text that is looked into without being read or parsed whole: of thousands of entries one incident asks for some tens, and to make objects of the others
 * takes longer than to make its report. Entries stand in blocks of a few thousand characters; a block is read when one of its entries is asked for.
 * Packed text is ASCII, which is read and cut fastest.
 */

/** A text that gives a piece of itself: a string does, and so does a file that is read where it is looked into. */
export interface Pieces {
  slice(from: number, to: number): string;
}

/** The blocks of a packed text in their order: the first place (or key) in each, and where each ends. */
export interface Blocks<K extends number | string> {
  readonly firsts: readonly K[];
  readonly ends: readonly number[];
}

export interface Packed<K extends number | string> {
  readonly blocks: Blocks<K>;
  readonly text: string;
}

/** A page of a file. */
const BLOCK = 4096;
/** For a list of which a report looks into nearly every page. V8 leaves a string of more than 128 KB where it was made; a shorter one that stays it copies twice. */
export const DENSE = 40 * BLOCK;

/** JSON in ASCII, on one line. */
export const asciiJson = (value: unknown): string => ascii(JSON.stringify(value));

const ascii = (text: string): string => text.replace(/[\x7f-\uffff]/g, (ch) => `\\u${ch.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Entries that are each parsed when they are first asked for. JSON holds no tab. */
export const packList = (entries: readonly unknown[], block = BLOCK): Packed<number> => inBlocks(entries.map(asciiJson), block);

export function openList<T>(blocks: Blocks<number>, text: Pieces): (place: number) => T {
  const read = reader(blocks, text, (block) => block.split('\t'));
  // As long as the list but for its last block: an array that is filled from its end would become a table.
  const known: (T | undefined)[] = new Array(blocks.firsts.at(-1) ?? 0);
  return (place) => {
    const before = known[place];
    if (before !== undefined) return before;
    const at = lastUpTo(blocks.firsts, place);
    const entry = JSON.parse(read(at)?.[place - (blocks.firsts[at] ?? 0)] ?? 'null') as T;
    known[place] = entry;
    return entry;
  };
}

/** Keys, each with a short text. */
export function packTable(entries: Readonly<Record<string, string>>, block = BLOCK): Packed<string> {
  const rows = Object.entries(entries).map(([key, value]) => [ascii(key), value] as const);
  const odd = rows.find(([key, value]) => /[\t\n|]/.test(key) || /[\t\n]|[^\x20-\x7e]/.test(value));
  if (odd) throw new Error(`a table holds no tab, line feed or bar; seen in ${JSON.stringify(odd)}`);
  rows.sort(([a], [b]) => (a < b ? -1 : 1));
  const { blocks, text } = inBlocks(
    rows.map(([key, value]) => `${key}|${value}`),
    block,
  );
  return { blocks: { ...blocks, firsts: blocks.firsts.map((place) => rows[place]?.[0] ?? '') }, text };
}

export function openTable(blocks: Blocks<string>, text: Pieces): (key: string) => string | undefined {
  const read = reader(blocks, text, (block) => block);
  return (key) => {
    const wanted = ascii(key);
    return valueIn(read(lastUpTo(blocks.firsts, wanted)) ?? '', wanted);
  };
}

/**
 * Looks for many keys at once, in the order of the table: a block is read once and let go, and what stays is what `made` makes of a text, for a key that is
 * there. The keys that are there, in the order in which they were given.
 */
export function openRows<T>(blocks: Blocks<string>, text: Pieces, made: (value: string) => T): (keys: Iterable<string>) => Map<string, T> {
  const found = new Map<string, T>();
  const absent = someKeys();
  return (keys) => {
    const all = [...keys];
    const given = all.flatMap((key) => (found.has(key) || absent.has(key) ? [] : [{ key, wanted: ascii(key) }]));
    // Before the first block there is nothing.
    let at = -1;
    let block = '';
    for (const { key, wanted } of given.sort((a, b) => (a.wanted < b.wanted ? -1 : 1))) {
      const place = lastUpTo(blocks.firsts, wanted);
      if (place !== at) block = text.slice(blocks.ends[place - 1] ?? 0, blocks.ends[place] ?? 0);
      at = place;
      const value = valueIn(block, wanted);
      if (value === undefined) absent.add(key);
      else found.set(key, made(value));
    }
    return new Map(all.flatMap((key) => (found.has(key) ? [[key, found.get(key) as T] as const] : [])));
  };
}

/** Keys that no table has are most words of a text, and many come again; a server would keep them all for ever. */
const MOST_ABSENT = 20_000;

/** A set that begins anew when it is full. */
export function someKeys(): { has(key: string): boolean; add(key: string): void } {
  const keys = new Set<string>();
  return {
    has: (key) => keys.has(key),
    add: (key) => {
      if (keys.size >= MOST_ABSENT) keys.clear();
      keys.add(key);
    },
  };
}

/** The same of a table in memory. */
export const rowsIn =
  <T>(entries: Readonly<Record<string, string>>, made: (value: string) => T) =>
  (keys: Iterable<string>): Map<string, T> =>
    new Map([...keys].flatMap((key) => (Object.hasOwn(entries, key) ? [[key, made(entries[key] ?? '')] as const] : [])));

/** A text of numbers with blanks between. */
export const numbersIn = (text: string): number[] => text.split(' ').map(Number);

function valueIn(block: string, key: string): string | undefined {
  const row = block.startsWith(`${key}|`) ? 0 : block.indexOf(`\t${key}|`) + 1;
  if (row === 0 && !block.startsWith(`${key}|`)) return undefined;
  const value = row + key.length + 1;
  const end = block.indexOf('\t', value);
  return block.slice(value, end < 0 ? undefined : end);
}

function inBlocks(rows: readonly string[], most: number): Packed<number> {
  const firsts: number[] = [];
  const ends: number[] = [];
  let text = '';
  rows.forEach((row, place) => {
    if (place > 0 && text.length - (ends.at(-2) ?? 0) + row.length < most) text += `\t${row}`;
    else {
      text += row;
      firsts.push(place);
      ends.push(0);
    }
    ends[ends.length - 1] = text.length;
  });
  return { blocks: { firsts, ends }, text };
}

/** Each block is read once. */
function reader<T>({ ends }: Blocks<number | string>, text: Pieces, opened: (block: string) => T): (at: number) => T | undefined {
  const known = new Map<number, T>();
  return (at) => {
    const end = ends[at];
    if (end === undefined) return undefined;
    const block = known.get(at) ?? opened(text.slice(ends[at - 1] ?? 0, end));
    known.set(at, block);
    return block;
  };
}

/** The last of sorted values that is not above the one looked for, by halving; -1 when all are. */
function lastUpTo<K extends number | string>(sorted: readonly K[], value: K): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as K) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
