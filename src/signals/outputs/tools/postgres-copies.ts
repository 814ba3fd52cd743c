import { intervalSeconds, says } from '../lines.ts';
import { cell, named, type Row, tablesOf } from '../table.ts';
import type { Claim, OutputReader } from '../types.ts';

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
  if (lag >= LATE || apart >= FAR_BYTES || cell(r, 'state') === 'catchup') return [says(r, 'replication-lag')];
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
