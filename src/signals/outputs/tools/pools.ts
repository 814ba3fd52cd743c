import { foundIn, over, says } from '../lines.ts';
import { number, tablesOf } from '../table.ts';
import type { OutputReader } from '../types.ts';

/** HikariCP's counts, in its statistics and in its errors. */
export const hikari: OutputReader = {
  id: 'hikari',
  needs: [['total=', 'active=', 'idle=', 'waiting=']],
  read: (page) => {
    const counts = page.lines.flatMap((line) => {
      const m = /\(total=(\d{1,5})(?:\/\d{1,5})?, active=(\d{1,5}), idle=(\d{1,5})(?:\/\d{1,5})?, waiting=(\d{1,6})\)/.exec(line.text);
      const [total = 0, active = 0, idle = 0, waiting = 0] = m?.slice(1).map(Number) ?? [];
      return m ? [{ line: foundIn(line, m), total, active, idle, waiting }] : [];
    });
    const full = counts.filter((c) => c.waiting > 0 && c.idle === 0 && c.active >= c.total && c.total > 0);
    const well = counts.length > 0 && counts.every((c) => c.waiting === 0 && c.idle > 0);
    return {
      claims: [
        ...(full[0] ? [says(full[0].line, 'pool-all-in-use')] : []),
        ...(well && counts[0] ? [says(counts[0].line, 'pool-all-in-use', 'no')] : []),
      ],
    };
  },
};

const POOLS = [
  'database',
  'user',
  'cl_active',
  'cl_waiting',
  'cl_active_cancel_req',
  'cl_waiting_cancel_req',
  'sv_active',
  'sv_active_cancel',
  'sv_being_canceled',
  'sv_idle',
  'sv_used',
  'sv_tested',
  'sv_login',
  'maxwait',
  'maxwait_us',
  'pool_mode',
];
/** Seconds. A client that waits as long has no quick pool. */
const WAITED = 5;

/** PgBouncer: SHOW POOLS. */
export const pgbouncer: OutputReader = {
  id: 'pgbouncer',
  needs: [['cl_waiting', 'sv_idle']],
  read: (page) => {
    const rows = tablesOf(page, { columns: POOLS, needs: ['cl_waiting', 'sv_active', 'sv_idle'] }).flat();
    const full = rows.filter((r) => number(r, 'cl_waiting') > 0 && number(r, 'sv_idle') === 0);
    const well = rows.length > 0 && rows.every((r) => number(r, 'cl_waiting') === 0);
    return {
      claims: [
        ...full.map((r) => says(r, 'pool-all-in-use')),
        ...full.filter((r) => number(r, 'maxwait') >= WAITED).map((r) => says(r, 'pool-wait-timeout')),
        ...(well ? [says(over(rows), 'pool-all-in-use', 'no')] : []),
      ],
    };
  },
};
