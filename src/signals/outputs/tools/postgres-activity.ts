import { over, says } from '../lines.ts';
import { ageOf, countsOf, headless, ofCounts } from '../sessions.ts';
import { cell, type Row, tablesOf } from '../table.ts';
import type { Claim, OutputReader, Page } from '../types.ts';

/** Judgements: sessions idle within a transaction between two statements for milliseconds are no fault; minutes are. */
const IDLE = 10;
const LONG = 600;
const SEVERAL = 3;

const ACTIVITY = [
  'datid',
  'datname',
  'pid',
  'leader_pid',
  'usename',
  'application_name',
  'client_addr',
  'backend_start',
  'xact_start',
  'query_start',
  'state_change',
  'wait_event_type',
  'wait_event',
  'state',
  'backend_xid',
  'backend_xmin',
  'query',
  'backend_type',
  'age',
  'duration',
  'count',
];

/** Rows of pg_stat_activity, whatever columns were asked for. */
export const activity: OutputReader = {
  id: 'postgres-activity',
  needs: ['wait_event', ['state', 'pid'], 'idle in transaction', 'blocked_by', 'blocking_pid', 'lock |', 'lock  '],
  read: (page) => {
    const seen = new Set<number>();
    const tables = [
      ['state'],
      ['wait_event_type'],
      ['wait_event'],
      ['blocked_by'],
      ['pg_blocking_pids'],
      ['blocking_pids'],
      ['blocking_pid'],
    ]
      .flatMap((needs) => tablesOf(page, { columns: ACTIVITY, needs }))
      // One table may have several of these columns.
      .filter((rows) => !seen.has(rows[0]?.start ?? -1) && seen.add(rows[0]?.start ?? -1))
      .filter((rows) => rows.some(isSession));
    const found = tables.length > 0 ? tables : headless(page);
    return { claims: found.flatMap((rows) => (countsOf(rows) ? ofCounts(rows) : [...ofSessions(rows), ...noneIsOld(page, rows)])) };
  },
};

const STATE = /^(?:active|idle|idle in transaction(?: \(aborted\))?|fastpath function call|disabled)$/;
const WAIT = /^(?:Lock|LWLock|IO|Client|IPC|Timeout|BufferPin|Activity|Extension|LWLockNamed|LWLockTranche)$/;
const isSession = (r: Row): boolean =>
  STATE.test(cell(r, 'state')) ||
  WAIT.test(cell(r, 'wait_event_type')) ||
  /^\{\d+(?:,\d+)*\}$/.test(blockers(r)) ||
  cell(r, 'blocking_pid') !== '';

const blockers = (r: Row): string =>
  cell(r, 'blocked_by') || cell(r, 'pg_blocking_pids') || cell(r, 'blocking_pids') || cell(r, 'blocking_pid');

function ofSessions(rows: readonly Row[]): Claim[] {
  const waiting = rows.filter((r) => cell(r, 'wait_event_type') === 'Lock');
  const inside = rows.filter((r) => cell(r, 'state').startsWith('idle in transaction'));
  const long = rows.find(
    (r) =>
      (cell(r, 'state') === 'active' || inside.includes(r)) &&
      ageOf(r, rows) >= LONG &&
      !/^(?:autovacuum|START_REPLICATION)/i.test(cell(r, 'query')),
  );
  const rests =
    inside.find((r) => ageOf(r, rows) >= IDLE) ??
    (inside.length >= SEVERAL && Number.isNaN(ageOf(inside[0] as Row, rows)) ? inside[0] : undefined);
  const vacuum = rows.find((r) => cell(r, 'query').includes('(to prevent wraparound)'));
  const idle = rows.length >= 5 && rows.every((r) => cell(r, 'state') === 'idle' && ageOf(r, rows) >= 300);
  const working = rows.filter((r) => cell(r, 'state') === 'active' && r.cells.has('wait_event_type'));
  return [
    ...waiting.slice(0, 1).map((r) => says(waiting.length > 1 ? over(waiting.slice(0, SEVERAL)) : r, 'lock-waits')),
    ...named(waiting),
    ...ddl(waiting),
    ...one(rows),
    ...(rests ? [says(rests, 'idle-in-transaction', 'yes', holder(rests))] : []),
    ...(long ? [says(long, 'long-transaction-open', 'yes', holder(long))] : []),
    ...(vacuum ? [says(vacuum, 'wraparound-vacuum-running')] : []),
    ...(idle ? [says(over(rows.slice(0, SEVERAL)), 'database-connections-idle')] : []),
    ...(waiting.length === 0 && working.length >= SEVERAL ? [says(over(working), 'lock-waits', 'no')] : []),
  ];
}

/** Asked for oldest first: where the first is young, all are. */
const OLDEST_FIRST =
  /\bpg_stat_activity\b.{0,200}\border by (?:\w+\.)?(?:xact_start\b|query_start\b|(?:age|xact_age|duration) desc|\d desc)/i;
/** The lines between a query and its first row: what is left of the query, titles, a ruler. */
const LINES_BETWEEN = 5;
/** Judgement: what is open for so long (s) holds nobody back. */
const YOUNG = 60;

/** Sessions listed by age, the oldest of which began a moment ago: no transaction is open for long. */
function noneIsOld(page: Page, rows: readonly Row[]): Claim[] {
  const [first] = rows;
  if (!first || !(ageOf(first, rows) < YOUNG) || rows.some((r) => ageOf(r, rows) >= YOUNG)) return [];
  const asked = page.lines.filter((l) => l.end < first.start).slice(-LINES_BETWEEN);
  if (!OLDEST_FIRST.test(asked.map((l) => l.text).join(' '))) return [];
  return [says(over(rows), 'long-transaction-open', 'no'), says(over(rows), 'idle-in-transaction', 'no')];
}

/** Whom to end, for commands. */
const holder = (r: Row): Readonly<Record<string, string>> => (/^\d+$/.test(cell(r, 'pid')) ? { holder_pid: cell(r, 'pid') } : {});

const named = (waiting: readonly Row[]): Claim[] => {
  const advisory = waiting.filter((r) => cell(r, 'wait_event') === 'advisory');
  return advisory.length >= 2 ? [says(over(advisory.slice(0, SEVERAL)), 'named-lock-held')] : [];
};

/** A schema change that waits for its lock stands in a queue, and traffic behind it. */
function ddl(waiting: readonly Row[]): Claim[] {
  const change = waiting.find((r) =>
    /^"?(?:alter|drop|create|truncate|reindex|vacuum full|refresh|cluster|lock)\b/i.test(cell(r, 'query')),
  );
  return change && cell(change, 'wait_event') !== 'advisory' ? [says(change, 'ddl-waits-or-blocks')] : [];
}

/** All who wait name the same session. */
function one(rows: readonly Row[]): Claim[] {
  const waiting = rows.filter((r) => /^\{?\d+(?:, ?\d+)*\}?$/.test(blockers(r)));
  const own = new Set(waiting.map((r) => cell(r, 'pid') || cell(r, 'blocked_pid')));
  const lists = waiting.map((r) =>
    blockers(r)
      .replace(/[{} ]/g, '')
      .split(',')
      .filter((b) => !own.has(b)),
  );
  const first = lists.find((l) => l.length > 0)?.[0];
  const holders = new Set(lists.flat());
  if (waiting.length < 2 || first === undefined) return waiting.length > 0 ? [says(waiting[0] as Row, 'lock-waits')] : [];
  return [
    says(over(waiting.slice(0, SEVERAL)), 'lock-waits'),
    ...(holders.size === 1 && waiting.length >= SEVERAL ? [says(over(waiting.slice(0, SEVERAL)), 'one-session-blocks-others')] : []),
  ];
}
