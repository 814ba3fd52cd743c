import { over, says } from '../lines.ts';
import { cell, named, number, type Row, tablesOf } from '../table.ts';
import type { OutputReader } from '../types.ts';

/** Autovacuum starts by default at a fifth of the live rows; twice that, in a table that counts, is behind. */
const BEHIND = 0.4;
const COUNTS = 100_000;
const FEW = 0.05;

const TABLES = [
  'schemaname',
  'relname',
  'n_live_tup',
  'n_dead_tup',
  'last_vacuum',
  'last_autovacuum',
  'last_analyze',
  'last_autoanalyze',
  'autovacuum_count',
  'vacuum_count',
  'seq_scan',
  'idx_scan',
];

/** pg_stat_user_tables. */
export const tables: OutputReader = {
  id: 'postgres-tables',
  needs: [['n_dead_tup', 'n_live_tup']],
  read: (page) => {
    const rows = tablesOf(page, { columns: TABLES, needs: ['n_dead_tup', 'n_live_tup'] }).flat();
    const share = (r: Row): number => number(r, 'n_dead_tup') / Math.max(1, number(r, 'n_live_tup'));
    const bloated = rows.filter((r) => number(r, 'n_dead_tup') >= COUNTS && share(r) >= BEHIND);
    const clean = rows.length > 0 && rows.every((r) => share(r) <= FEW);
    return {
      claims: [
        ...bloated.flatMap((r) => [says(r, 'table-bloat', 'yes', slots(r)), says(r, 'autovacuum-behind', 'yes', slots(r))]),
        ...(clean ? [says(over(rows), 'table-bloat', 'no')] : []),
      ],
      names: bloated.slice(0, 1).flatMap((r) => named(r, 'relname', 'table')),
    };
  },
};

const slots = (r: Row): Record<string, string> => (cell(r, 'relname') ? { table: cell(r, 'relname') } : {});

const LOCKS = [
  'locktype',
  'database',
  'relation',
  'page',
  'tuple',
  'virtualxid',
  'transactionid',
  'classid',
  'objid',
  'objsubid',
  'virtualtransaction',
  'pid',
  'mode',
  'granted',
  'fastpath',
  'waitstart',
];

/** pg_locks. */
export const locks: OutputReader = {
  id: 'postgres-locks',
  needs: [['granted', 'mode', 'lock']],
  read: (page) => {
    const rows = tablesOf(page, { columns: LOCKS, needs: ['mode', 'granted'] }).flat();
    const waiting = rows.filter((r) => /^f(?:alse)?$/.test(cell(r, 'granted')) && /Lock$/.test(cell(r, 'mode')));
    const whole = waiting.find((r) => cell(r, 'mode') === 'AccessExclusiveLock' && (cell(r, 'locktype') || 'relation') === 'relation');
    const advisory = waiting.find((r) => cell(r, 'locktype') === 'advisory');
    return {
      claims: [
        ...waiting.slice(0, 1).map((r) => says(r, 'lock-waits')),
        // Only schema changes, TRUNCATE and VACUUM FULL ask for it.
        ...(whole ? [says(whole, 'ddl-waits-or-blocks')] : []),
        ...(advisory ? [says(advisory, 'named-lock-held')] : []),
      ],
      names: waiting.slice(0, 1).flatMap((r) => named(r, 'relation', 'table')),
    };
  },
};
