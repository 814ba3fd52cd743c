import { intervalSeconds, over, says } from '../lines.ts';
import { cell, named, number, type Row, tablesOf } from '../table.ts';
import type { Claim, OutputReader } from '../types.ts';

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

const COPIES = [
  'pid',
  'usesysid',
  'usename',
  'application_name',
  'client_addr',
  'client_hostname',
  'client_port',
  'backend_start',
  'backend_xmin',
  'state',
  'sent_lsn',
  'write_lsn',
  'flush_lsn',
  'replay_lsn',
  'write_lag',
  'flush_lag',
  'replay_lag',
  'sync_priority',
  'sync_state',
  'reply_time',
  'slot_name',
  'slot_type',
  'active',
  'restart_lsn',
  'wal_status',
  'plugin',
  'database',
];
/** Judgements: a copy is behind from ten seconds or one gigabyte on, and up with its primary within a second. */
const LATE = 10;
const FAR_BYTES = 2 ** 30;

/** pg_stat_replication and pg_replication_slots. */
export const copies: OutputReader = {
  id: 'postgres-copies',
  needs: [['replay_lsn'], ['replay_lag'], ['slot_name', 'active']],
  read: (page) => {
    const rows = [['replay_lag'], ['replay_lsn']].flatMap((needs) => tablesOf(page, { columns: COPIES, needs })).flat();
    const slotsRead = tablesOf(page, { columns: COPIES, needs: ['slot_name', 'active'] }).flat();
    return {
      claims: [...rows.flatMap(ofCopy), ...slotsRead.flatMap(ofSlot)],
      names: slotsRead.filter((r) => ofSlot(r).length > 0).flatMap((r) => named(r, 'slot_name', 'slot')),
    };
  },
};

function ofCopy(r: Row): Claim[] {
  const lag = intervalSeconds(cell(r, 'replay_lag'));
  const apart = lsn(cell(r, 'sent_lsn')) - lsn(cell(r, 'replay_lsn'));
  const host = cell(r, 'application_name');
  if (lag >= LATE || apart >= FAR_BYTES || cell(r, 'state') === 'catchup') return [says(r, 'replication-lag', 'yes', host ? { host } : {})];
  return cell(r, 'state') === 'streaming' && lag <= 1 ? [says(r, 'replication-lag', 'no')] : [];
}

function ofSlot(r: Row): Claim[] {
  const away = /^f(?:alse)?$/.test(cell(r, 'active'));
  const status = cell(r, 'wal_status');
  if (status === 'lost') return [says(r, 'replica-needs-full-copy')];
  return away && /^(?:extended|unreserved)$/.test(status) ? [says(r, 'journal-reader-away')] : [];
}

const lsn = (text: string): number => {
  const m = /^([0-9A-F]{1,8})\/([0-9A-F]{1,8})$/i.exec(text);
  return m ? Number.parseInt(m[1] ?? '0', 16) * 2 ** 32 + Number.parseInt(m[2] ?? '0', 16) : Number.NaN;
};
