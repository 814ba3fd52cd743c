import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.plan.steps[0]!.command = 'kubectl delete pod web-1';
  },
  speaks: [
    [
      '- **Cheapest confirmation:** Count idle sessions of one replica in `pg_stat_activity` (3 min).',
      '- **Cheapest confirmation:** Run `redis-cli flushdb` and count the sessions (3 min).',
    ],
  ],
  silent: [
    [
      '- **Cheapest confirmation:** Count idle sessions of one replica in `pg_stat_activity` (3 min).',
      '- **Cheapest confirmation:** Read `INFO commandstats` twice, 3 min apart: `flushdb`, `flushall`.',
    ],
  ],
};
