import { cellsByPlace, type Head, headOf, pipeCells } from './columns.ts';
import { isPrompt } from './lines.ts';
import type { Line, Name, Page, Place } from './types.ts';

export interface Cell extends Place {
  readonly text: string;
}

export interface Row extends Place {
  /** By the column's name in lower case. */
  readonly cells: ReadonlyMap<string, Cell>;
}

export interface TableSpec {
  /** All columns that the tool prints, in lower case: the header of an aligned table consists of nothing else. */
  readonly columns: readonly string[];
  /** Columns without which it is another output. */
  readonly needs: readonly string[];
  /** The column of free words at the end. */
  readonly rest?: string;
}

export const cell = (row: Row, column: string): string => row.cells.get(column)?.text ?? '';
export const number = (row: Row, column: string): number => {
  const text = cell(row, column).replace(/[,%]/g, '');
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
};
export const named = (row: Row, column: string, slot: string): Name[] => {
  const c = row.cells.get(column);
  return c && /^[\w.:/@-]{2,120}$/.test(c.text) && /[a-z]/i.test(c.text) ? [{ slot, name: c.text, start: c.start, end: c.end }] : [];
};

/** `kubectl get` of several kinds writes each name behind its kind: "cronjob.batch/export", "pod/export-1". A command wants the name. */
const KIND =
  /^(?:[a-z]+\.[a-z][a-z0-9.]*|pods?|services?|svc|nodes?|jobs?|deployments?|replicationcontroller|persistentvolume(?:claim)?)\/(?=[a-z0-9][a-z0-9.-]*$)/;

function withoutKind(cells: ReadonlyMap<string, Cell>): ReadonlyMap<string, Cell> {
  const name = cells.get('name');
  const kind = KIND.exec(name?.text ?? '')?.[0];
  if (name === undefined || kind === undefined) return cells;
  return new Map([...cells, ['name', { ...name, text: name.text.slice(kind.length), start: name.start + kind.length }]]);
}

const MOST_ROWS = 500;
/** "...", "(3 rows)", "+-----+", "----+----", "<snip>". */
const NO_ROW = /^(?:\.{2,}|…|\[?\.{3}\]?|<snip>|\(\d+ rows?\)|[-+=| ]+)$/;

/** The tables of a text that have these columns, each with its rows. */
export function tablesOf(page: Page, spec: TableSpec): Row[][] {
  const tables: Row[][] = [];
  for (let i = 0; i < page.lines.length; i++) {
    const head = headOf(page.lines[i] as Line, spec);
    if (!head) continue;
    const { rows, next } = rowsOf(page, spec, head, i + 1);
    tables.push(rows);
    i = next - 1;
  }
  return [...tables, ...records(page, spec)].filter((rows) => rows.length > 0);
}

function rowsOf(page: Page, spec: TableSpec, head: Head, from: number): { rows: Row[]; next: number } {
  const rows: Row[] = [];
  let i = from;
  for (; i < page.lines.length && rows.length < MOST_ROWS; i++) {
    const line = page.lines[i] as Line;
    if (line.text === '' && rows.length > 0) break;
    if (line.text === '' || NO_ROW.test(line.text)) continue;
    if (isPrompt(line.text) || headOf(line, spec)) break;
    // A value of several lines goes on in a row whose other cells are empty.
    if (
      head.piped &&
      (page.lines[i - 1]?.text.replace(/[ |]+$/, '').endsWith('+') ?? false) &&
      i > from &&
      !NO_ROW.test(page.lines[i - 1]?.text ?? '')
    )
      continue;
    if (head.piped && !line.text.includes('|')) break;
    const joined = head.piped ? line : (wrapped(line, page.lines[i + 1], head, spec) ?? line);
    if (joined !== line) i++;
    const cells = head.piped ? pipeCells(joined, head.names) : cellsByPlace(joined, head, spec.rest);
    if (cells) rows.push({ start: joined.start, end: joined.end, cells: withoutKind(cells) });
  }
  return { rows, next: i };
}

/** A first cell so long that the rest stands in the next line. */
function wrapped(line: Line, next: Line | undefined, head: Head, spec: TableSpec): Line | undefined {
  if (!next || /\s/.test(line.text) || next.text.split(/\s+/).length < head.names.length - 1) return undefined;
  const text = `${line.text}${' '.repeat(next.start - line.end)}${next.text}`;
  const joined = { text, column: line.column, start: line.start, end: next.end };
  return cellsByPlace(joined, { ...head, aligned: false }, spec.rest) ? joined : undefined;
}

/** "name: value" or "name | value", one to a line: `\x` and `\G`. A name that comes again begins the next record. */
function records(page: Page, spec: TableSpec): Row[][] {
  const known = new Set(spec.columns);
  const rows: Row[] = [];
  let open = new Map<string, Cell>();
  const close = (): void => {
    if (spec.needs.every((n) => open.has(n)) && open.size > 1) {
      const places = [...open.values()];
      rows.push({ start: Math.min(...places.map((c) => c.start)), end: Math.max(...places.map((c) => c.end)), cells: open });
    }
    open = new Map();
  };
  for (const line of page.lines) {
    const m = /^([A-Za-z][\w ]{1,40}?)[ \t]*[:|][ \t]*(.*)$/.exec(line.text);
    const name = m?.[1]?.toLowerCase() ?? '';
    if (/^(?:-\[ record|\*{5,})/i.test(line.text) || open.has(name)) close();
    if (!m || !known.has(name)) continue;
    const text = m[2] ?? '';
    open.set(name, { text, start: line.end - text.length, end: line.end });
  }
  close();
  return [rows];
}
