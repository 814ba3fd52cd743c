import { pipeCells } from './columns.ts';
import type { Row } from './table.ts';
import type { Line, Page } from './types.ts';

const WAIT = /^(?:Lock|LWLock)$/;
const STATE = /^(?:active|idle|idle in transaction(?: \(aborted\))?)$/;
const MOMENT = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/;

/** Rows of pg_stat_activity whose header was left away: counts by wait event, and sessions with their state and one moment. */
export function headless(page: Page): Row[][] {
  const rows = page.lines.flatMap((line) => (line.text.includes('|') ? [{ line, parts: line.text.split('|').map((p) => p.trim()) }] : []));
  const counts = rows.filter(({ parts }) => parts.length === 3 && WAIT.test(parts[0] ?? '') && /^\d{1,6}$/.test(parts[2] ?? ''));
  const sessions = rows.filter(({ parts }) => parts.length >= 3 && parts.some((p) => STATE.test(p)) && parts.some((p) => MOMENT.test(p)));
  return [
    counts.map(({ line }) => rowOf(line, ['wait_event_type', 'wait_event', 'count'])),
    sessions.map(({ line, parts }) => rowOf(line, parts.map(nameOf))),
  ].filter((found) => found.length > 0);
}

/** The column of a cell, by what it holds. */
const nameOf = (part: string, i: number): string => {
  if (STATE.test(part)) return 'state';
  if (MOMENT.test(part)) return 'xact_start';
  return i === 0 && /^\d+$/.test(part) ? 'pid' : `column ${i}`;
};

const rowOf = (line: Line, names: readonly string[]): Row => ({
  start: line.start,
  end: line.end,
  cells: pipeCells(line, names) ?? new Map(),
});
