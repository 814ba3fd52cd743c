import type { Cases } from '../../cases.ts';

export const cases: Cases = {
  silent: [
    [
      '- **Action:** Count the sessions of one replica by state: `SELECT state, count(*) FROM pg_stat_activity GROUP BY state`',
      '- **Action:** Count the sockets of one replica: `ss -tnH state established | wc -l`',
    ],
  ],
};
