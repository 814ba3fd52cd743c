import type { Span } from '../../incident/types.ts';
import type { FieldText } from '../types.ts';
import type { Parts } from './types.ts';
import { textsOf } from './words.ts';

/** A row of a pasted table, cell by cell. */
export interface Row extends Span {
  readonly cells: readonly string[];
  /** What somebody wrote behind it: "<- this one". */
  readonly remark: string;
}

/** Rows of one kind that stand one under the other. */
export interface Table {
  /** Lower case; empty where no title stands above, or before `key=`. */
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

interface Line extends Span {
  readonly text: string;
  readonly remark: string;
}

/** Lines that are looked at, and characters of each. Judgement. */
const MOST_LINES = 600;
const LONGEST = 300;
const MOST_ROWS = 200;
const FEWEST_LISTED = 3;
const FEWEST_COLUMNS = 2;
const FEWEST_ROWS = 2;
const REMARK = /[ \t](?:<[-=]+|←|#)[ \t]?(\S.{0,120})$/;
/** "-----+-------", "|---|:-:|". */
const RULER = /^[\s|+:=─-]{3,}$/;
const TITLE = /^[A-Za-z%#][\w%#()./:+ -]{0,30}$/;
const PROMPT = /^(?:\$|%|>) |[.;,]$/;
/** "5 (3m ago)" is one cell. */
const TOKEN = /\S+(?: \(\d+[a-z0-9]{0,8} ago\))?/g;
const GAP = /\s{2,}|\t/;
const PAIR = /^([A-Za-z_][\w.-]{0,40})[=:]["']?([^\s"']{1,120}?)["']?,?$/;
/** A log's time, which names no row. */
const CLOCK = /^\[?(?:\d{4}-\d\d-\d\dT?|\d\d:\d\d)/;

const READ = new WeakMap<Parts, readonly Table[]>();

/** The tables in all that was given, whatever they list; read once. */
export function tablesIn(parts: Parts): readonly Table[] {
  const known = READ.get(parts);
  if (known) return known;
  const tables = textsOf(parts).flatMap(tablesOf);
  READ.set(parts, tables);
  return tables;
}

function tablesOf({ field, text }: FieldText): Table[] {
  const lines = linesOf(field, text);
  const out: Table[] = [];
  for (let i = 0; i < lines.length; i++) {
    if (lines[i]?.text === '' || (lines[i + 1]?.text ?? '') === '') continue;
    const found = piped(lines, i) ?? named(lines, i) ?? listed(lines, i) ?? aligned(lines, i);
    if (!found) continue;
    out.push(found.table);
    i = found.next - 1;
  }
  return out;
}

function linesOf(field: Span['field'], text: string): Line[] {
  const lines: Line[] = [];
  let at = 0;
  for (const whole of text.split('\n', MOST_LINES)) {
    const cut = whole.slice(0, LONGEST);
    const remark = REMARK.exec(cut);
    const body = cut.slice(0, remark?.index).trim();
    const start = at + (cut.length - cut.trimStart().length);
    lines.push({ field, start, end: start + cut.trim().length, quote: cut.trim(), text: body, remark: remark?.[1] ?? '' });
    at += whole.length + 1;
  }
  return lines;
}

interface Found {
  readonly table: Table;
  readonly next: number;
}

const rowOf = ({ field, start, end, quote, remark }: Line, cells: readonly string[]): Row => ({ field, start, end, quote, remark, cells });

/** Rows from a line on, as long as each has its cells. */
function collect(
  lines: readonly Line[],
  from: number,
  cells: (line: Line) => readonly string[] | undefined,
): { rows: Row[]; next: number } {
  const rows: Row[] = [];
  let next = from;
  for (; next < lines.length && rows.length < MOST_ROWS; next++) {
    const line = lines[next] as Line;
    if (line.text !== '' && RULER.test(line.text)) continue;
    const read = line.text === '' ? undefined : cells(line);
    if (!read) break;
    rows.push(rowOf(line, read));
  }
  return { rows, next };
}

const inBars = (text: string): string[] =>
  text
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((c) => c.trim());

function piped(lines: readonly Line[], at: number): Found | undefined {
  const head = lines[at]?.text ?? '';
  if (!head.includes('|')) return undefined;
  const columns = inBars(head).map((c) => c.toLowerCase());
  if (columns.length < 2 || !columns.every((c) => TITLE.test(c))) return undefined;
  const width = (line: Line) => {
    const cells = line.text.includes('|') ? inBars(line.text) : [];
    return cells.length === columns.length ? cells : undefined;
  };
  const { rows, next } = collect(lines, at + 1, width);
  return rows.length >= FEWEST_ROWS ? { table: { columns, rows }, next } : undefined;
}

interface Pairs {
  readonly keys: readonly string[];
  readonly values: readonly string[];
}

/** `web-1 version=2.3.1 zone=a ok`: the words without a name come first. */
function pairsOf(text: string): Pairs | undefined {
  if (!/[=:]\S[^=:]*[=:]\S/.test(text)) return undefined;
  const tokens = (text.match(/\S+/g) ?? []).filter((t) => !CLOCK.test(t));
  const pairs = tokens.map((t) => PAIR.exec(t));
  const bare = tokens.filter((_, i) => !pairs[i]).map((t) => t.replace(/[,:]$/, ''));
  const named = pairs.flatMap((p) => (p ? [[p[1] ?? '', p[2] ?? ''] as const] : []));
  if (named.length < 2 || bare.length > 4) return undefined;
  return {
    keys: [...bare.map(() => ''), ...named.map(([key]) => key.toLowerCase())],
    values: [...bare, ...named.map(([, value]) => value)],
  };
}

function named(lines: readonly Line[], at: number): Found | undefined {
  const first = pairsOf(lines[at]?.text ?? '');
  if (!first) return undefined;
  const keys = first.keys.join(' ');
  const { rows, next } = collect(lines, at, (line) => {
    const pairs = pairsOf(line.text);
    return pairs?.keys.join(' ') === keys ? pairs.values : undefined;
  });
  return rows.length >= FEWEST_ROWS ? { table: { columns: first.keys, rows }, next } : undefined;
}

/** "web-3: 500, build 4398": a name, and behind it what is told of each, between commas. */
const LISTED = /^[*-]? ?([a-z][\w.-]{0,60}(?:\d|-[a-z]))[:,] {1,4}(\S.{1,160})$/i;

function partsOf(text: string): string[] | undefined {
  const [, name = '', rest = ''] = LISTED.exec(text) ?? [];
  const cells = rest.split(/[,;] /).map((c) => c.trim());
  return name === '' || cells.length > 8 ? undefined : [name, ...cells];
}

/** The word before the value names the column where it is the same in all rows. */
function listed(lines: readonly Line[], at: number): Found | undefined {
  const first = partsOf(lines[at]?.text ?? '');
  if (!first) return undefined;
  const { rows, next } = collect(lines, at, (line) => {
    const cells = partsOf(line.text);
    return cells?.length === first.length ? cells : undefined;
  });
  if (rows.length < FEWEST_LISTED) return undefined;
  const titleOf = (cell: string): string => /^([a-z][\w-]{0,20}) \S+$/i.exec(cell)?.[1]?.toLowerCase() ?? '';
  const columns = first.map((cell, i) => (i > 0 && rows.every((r) => titleOf(r.cells[i] ?? '') === titleOf(cell)) ? titleOf(cell) : ''));
  const bare = rows.map((r) => ({ ...r, cells: r.cells.map((c, i) => (columns[i] ? c.slice((columns[i]?.length ?? 0) + 1) : c)) }));
  return { table: { columns, rows: bare }, next };
}

const chunksOf = (text: string): string[] => text.split(GAP);
const tokensOf = (text: string): string[] => text.match(TOKEN) ?? [];

/** Columns that stand apart by blanks, under titles or without them. */
function aligned(lines: readonly Line[], at: number): Found | undefined {
  const head = lines[at]?.text ?? '';
  // A line of a sentence: one blank between its words, not in capitals.
  if (head === '' || PROMPT.test(head) || (!GAP.test(head) && head !== head.toUpperCase())) return undefined;
  const ways = [chunksOf, tokensOf];
  const read = ways.flatMap((cellsOf) => {
    const titles = cellsOf(head);
    // Of single words in lower case a sentence is made.
    if (titles.length < FEWEST_COLUMNS || (cellsOf === tokensOf && !GAP.test(head) && head !== head.toUpperCase())) return [];
    const titled = titles.every((t) => TITLE.test(t) && !/^[\w-]*\d/.test(t));
    if (!titled && (cellsOf === tokensOf || titles.length === FEWEST_COLUMNS)) return [];
    const { rows, next } = collect(lines, titled ? at + 1 : at, (line) => {
      const cells = cellsOf(line.text);
      return cells.length === titles.length ? cells : undefined;
    });
    const columns = titled ? titles.map((t) => t.toLowerCase()) : titles.map(() => '');
    return rows.length >= FEWEST_ROWS ? [{ table: { columns, rows }, next }] : [];
  });
  return read.reduce<Found | undefined>((a, b) => (a && a.table.rows.length >= b.table.rows.length ? a : b), undefined);
}
