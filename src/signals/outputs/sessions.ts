import { pipeCells } from './columns.ts';
import { intervalSeconds, says } from './lines.ts';
import { cell, number, type Row } from './table.ts';
import type { Claim, Line, Page } from './types.ts';

const WAIT = /^(?:Lock|LWLock)$/;
const STATE = /^(?:active|idle|idle in transaction(?: \(aborted\))?)$/;
const MOMENT = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/;
const INTERVAL = /^(?:\d+ days? )?\d{1,3}:\d\d:\d\d(?:\.\d+)?$/;

/** Rows of pg_stat_activity whose header was left away: counts by wait event, and sessions with their state and one moment or age. */
export function headless(page: Page): Row[][] {
  const rows = page.lines.flatMap((line) => (line.text.includes('|') ? [{ line, parts: line.text.split('|').map((p) => p.trim()) }] : []));
  const counts = rows.filter(({ parts }) => parts.length === 3 && WAIT.test(parts[0] ?? '') && /^\d{1,6}$/.test(parts[2] ?? ''));
  const sessions = rows.filter(
    ({ parts }) => parts.length >= 3 && parts.some((p) => STATE.test(p)) && parts.some((p) => MOMENT.test(p) || INTERVAL.test(p)),
  );
  return [
    counts.map(({ line }) => rowOf(line, ['wait_event_type', 'wait_event', 'count'])),
    sessions.map(({ line, parts }) => rowOf(line, parts.map(nameOf))),
  ].filter((found) => found.length > 0);
}

/** The column of a cell, by what it holds. */
const nameOf = (part: string, i: number): string => {
  if (STATE.test(part)) return 'state';
  if (MOMENT.test(part)) return 'xact_start';
  if (INTERVAL.test(part)) return 'age';
  return i === 0 && /^\d+$/.test(part) ? 'pid' : `column ${i}`;
};

const rowOf = (line: Line, names: readonly string[]): Row => ({
  start: line.start,
  end: line.end,
  cells: pipeCells(line, names) ?? new Map(),
});

const countColumn = (r: Row): string | undefined => [...r.cells.keys()].find((k) => /^(?:count|n|sessions|conns|connections|num)$/.test(k));
export const countsOf = (rows: readonly Row[]): boolean =>
  rows[0] !== undefined && countColumn(rows[0]) !== undefined && !rows[0].cells.has('pid');

const SEVERAL = 3;

/** Sessions counted by state or wait event. */
export function ofCounts(rows: readonly Row[]): Claim[] {
  const counted = rows.map((r) => ({ r, n: number(r, countColumn(r) ?? '') })).filter(({ n }) => n >= 0);
  const all = counted.reduce((sum, { n }) => sum + n, 0);
  const owners = counted.filter(({ r }) => cell(r, 'wait_event') === 'transactionid').reduce((sum, { n }) => sum + n, 0);
  return counted.flatMap(({ r, n }): Claim[] => {
    const kind = cell(r, 'wait_event_type');
    const event = cell(r, 'wait_event');
    if (cell(r, 'state').startsWith('idle in transaction') && n >= SEVERAL) return [says(r, 'idle-in-transaction')];
    if (n < SEVERAL) return [];
    // Who waits for a tuple stands behind the first waiter of that row, who waits for a transaction.
    if (kind === 'Lock' && event === 'tuple' && n >= 10 && owners <= 2) return [says(r, 'lock-waits'), says(r, 'waiters-on-one-row')];
    if (kind === 'Lock') return [says(r, 'lock-waits'), ...(event === 'advisory' ? [says(r, 'named-lock-held')] : [])];
    // Some latch waits are always there; the greater part of many sessions is not.
    if (kind === 'LWLock' && n >= 10 && n >= all / 2) return [says(r, 'internal-latch-waits')];
    return [];
  });
}

const AGE = /age|duration|^dur|running|since|elapsed|runtime|xact|idle_for|idle for|held|waiting_for|^for$|^time$/;
const SINCE = /^(?:xact_start|query_start|state_change)$/;
const stamp = (text: string): number => Date.parse(`${text.trim().replace(' ', 'T').slice(0, 19)}Z`) / 1000;

/** The longest of a row's ages in seconds; where moments were asked for, against the latest moment that the table shows. */
export const ageOf = (r: Row, rows: readonly Row[] = [r]): number => {
  const moments = (x: Row): number[] =>
    [...x.cells]
      .filter(([k]) => SINCE.test(k))
      .map(([, c]) => stamp(c.text))
      .filter((n) => !Number.isNaN(n));
  const latest = Math.max(...rows.flatMap(moments));
  const past = moments(r).map((m) => latest - m);
  const ages = [...past, ...agesOf(r)];
  return ages.length > 0 ? Math.max(...ages) : Number.NaN;
};

const agesOf = (r: Row): number[] =>
  [...r.cells]
    .filter(([k]) => AGE.test(k))
    .map(([, c]) => intervalSeconds(c.text))
    .filter((n) => !Number.isNaN(n));
