import type { Cases } from '../../cases.ts';

const LOOK = '`SELECT created_at, pod FROM tickets WHERE seat_id = 4711`';
export const cases: Cases = {
  speaks: [
    [LOOK, '`EXPLAIN ANALYZE UPDATE seats SET status = 1`'],
    [LOOK, '`strace -f -p 4711`'],
    [LOOK, '`SELECT pg_stat_statements_reset()`, then read it after 10 s'],
  ],
  silent: [
    [LOOK, '`strace -f -p 4711` on a pod that is out of traffic'],
    [LOOK, '`SELECT stats_reset FROM pg_stat_database`'],
  ],
};
