import type { Cases } from '../../cases.ts';

export const cases: Cases = {
  alsoOnPage: ['command-of-another-system'],
  speaks: [
    ['`SELECT state, count(*) FROM pg_stat_activity GROUP BY state`', '`EXPLAIN ANALYZE UPDATE seats SET status = 1`'],
    ['`SELECT state, count(*) FROM pg_stat_activity GROUP BY state`', '`strace -f -p 4711`'],
  ],
  silent: [['`SELECT state, count(*) FROM pg_stat_activity GROUP BY state`', '`strace -f -p 4711` on a pod that is out of traffic']],
};
