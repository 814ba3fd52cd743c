import type { Cell, TableSpec } from './table.ts';
import type { Line } from './types.ts';

/** The header of a table. */
export interface Head {
  readonly names: readonly string[];
  /** Where each column's name begins and ends in its line. */
  readonly places: readonly { readonly from: number; readonly to: number }[];
  readonly piped: boolean;
  /** The columns stand apart as printed; a ticket system may have left one blank between them. */
  readonly aligned: boolean;
}

interface Token {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const LONGEST_HEAD = 400;

export function headOf(line: Line, spec: TableSpec): Head | undefined {
  if (line.text.length > LONGEST_HEAD || line.text.length < 5) return undefined;
  const lower = line.text.toLowerCase();
  if (!spec.needs.every((n) => lower.includes(n))) return undefined;
  return lower.includes('|') ? pipedHead(lower, spec) : alignedHead(lower, line.column, spec);
}

function pipedHead(lower: string, spec: TableSpec): Head | undefined {
  const names = inner(lower)
    .split('|')
    .map((n) => n.trim());
  // The columns of a query are anybody's names; those that are needed tell what it is.
  return names.length > 1 && spec.needs.every((n) => names.includes(n)) ? { names, places: [], piped: true, aligned: true } : undefined;
}

function alignedHead(lower: string, shift: number, spec: TableSpec): Head | undefined {
  const names: string[] = [];
  const places: { from: number; to: number }[] = [];
  const known = [...spec.columns].sort((a, b) => b.length - a.length);
  let at = 0;
  while (at < lower.length) {
    const whole = known.find((k) => lower.startsWith(k, at) && /^(?:\s|$)/.test(lower.slice(at + k.length, at + k.length + 1)));
    // The line may have been cut within a name.
    const name = whole ?? (names.length >= 3 ? known.find((k) => k.startsWith(lower.slice(at))) : undefined);
    if (name === undefined) return undefined;
    names.push(name);
    places.push({ from: shift + at, to: shift + at + name.length });
    at += whole === undefined ? lower.length : name.length;
    while (at < lower.length && /\s/.test(lower[at] ?? '')) at++;
  }
  if (names.length < 2 || !spec.needs.every((n) => names.includes(n))) return undefined;
  return { names, places, piped: false, aligned: /\S\s{2,}\S|\t/.test(lower) };
}

/** A cut row has fewer cells: its first ones still stand. */
export function pipeCells(line: Line, names: readonly string[]): ReadonlyMap<string, Cell> | undefined {
  const lead = line.text.startsWith('|') ? 1 : 0;
  const cells = new Map<string, Cell>();
  let from = lead;
  for (const [i, name] of names.entries()) {
    if (from > line.text.length) break;
    const bar = i === names.length - 1 ? -1 : line.text.indexOf('|', from);
    const end = bar < 0 ? line.text.length : bar;
    const text = line.text.slice(from, end).replace(/\|\s*$/, '');
    const start = line.start + from + (text.length - text.trimStart().length);
    cells.set(name, { text: text.trim(), start, end: start + text.trim().length });
    if (bar < 0) break;
    from = bar + 1;
  }
  return cells.size > 1 ? cells : undefined;
}

const inner = (text: string): string => text.replace(/^\||\|$/g, '');

/** "5 (3m ago)" is one cell. */
const tokensOf = (line: Line): Token[] =>
  [...line.text.matchAll(/\S+(?: \(\d+[a-z0-9]{0,8} ago\))?/g)].map((m) => ({
    text: m[0],
    from: line.column + m.index,
    to: line.column + m.index + m[0].length,
  }));

/** Cells that stand two blanks apart may hold single blanks. */
const chunksOf = (line: Line): Token[] =>
  [...line.text.matchAll(/\S+(?: \S+)*/g)].map((m) => ({
    text: m[0],
    from: line.column + m.index,
    to: line.column + m.index + m[0].length,
  }));

export function cellsByPlace(line: Line, head: Head, rest: string | undefined): ReadonlyMap<string, Cell> | undefined {
  const { names } = head;
  const tokens = tokensOf(line);
  if (tokens.length === names.length) return inOrder(line, names, tokens);
  const chunks = chunksOf(line);
  if (chunks.length === names.length) return inOrder(line, names, chunks);
  if (rest !== undefined && names.at(-1) === rest && tokens.length > names.length) {
    const last = tokens.slice(names.length - 1);
    const from = last[0]?.from ?? 0;
    const whole = { text: line.text.slice(from - line.column), from, to: line.column + line.text.length };
    return inOrder(line, names, [...tokens.slice(0, names.length - 1), whole]);
  }
  return head.aligned ? (underNames(line, head, chunks) ?? underNames(line, head, tokens)) : undefined;
}

const cellAt = (line: Line, t: Token): Cell => {
  const start = line.start + t.from - line.column;
  return { text: t.text, start, end: start + t.to - t.from };
};

const inOrder = (line: Line, names: readonly string[], tokens: readonly Token[]): ReadonlyMap<string, Cell> =>
  new Map(tokens.map((t, i) => [names[i] ?? '', cellAt(line, t)]));

/** By what stands under which name; words that stand under no name, or two under one, make the row unreadable. */
function underNames(line: Line, head: Head, tokens: readonly Token[]): ReadonlyMap<string, Cell> | undefined {
  const cells = new Map<string, Cell>();
  for (const t of tokens) {
    const at = head.places.findIndex((p) => t.from < p.to && t.to > p.from);
    const name = head.names[at];
    if (name === undefined || cells.has(name)) return undefined;
    cells.set(name, cellAt(line, t));
  }
  return cells.size > 1 ? cells : undefined;
}
