import type { Cases } from '../../cases.ts';

export const cases: Cases = {
  speaks: [
    [
      '- **Cheapest confirmation:** Count idle sessions of one replica in `pg_stat_activity` (3 min).',
      '- **Cheapest confirmation:** Downgrade node-postgres by one version for the next peak (3 min).',
    ],
  ],
  silent: [
    [
      '- **Cheapest confirmation:** Count idle sessions of one replica in `pg_stat_activity` (3 min).',
      '- **Cheapest confirmation:** Set `leak-detection-threshold: 10000` and look for warnings (3 min).',
    ],

    [
      '- **Cheapest confirmation:** Count idle sessions of one replica in `pg_stat_activity` (3 min).',
      '- **Cheapest confirmation:** Restart one pod and count its idle sessions (3 min).',
    ],
  ],
};
