import type { Cases } from '../../cases.ts';

export const cases: Cases = {
  speaks: [
    ['`SELECT created_at, pod FROM tickets WHERE seat_id = 4711`', '`EXPLAIN ANALYZE UPDATE seats SET status = 1`'],
    ['`SELECT created_at, pod FROM tickets WHERE seat_id = 4711`', '`strace -f -p 4711`'],
  ],
  silent: [['`SELECT created_at, pod FROM tickets WHERE seat_id = 4711`', '`strace -f -p 4711` on a pod that is out of traffic']],
};
