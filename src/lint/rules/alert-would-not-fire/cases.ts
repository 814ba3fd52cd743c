import type { Cases } from '../../cases.ts';

const ALERT = '- Alert when one seat has more than one ticket: `count by seat > 1` for 1 minute.';
export const cases: Cases = {
  speaks: [[ALERT, '- Alert on reservations p95 > 2 s for 5 minutes.']],
  silent: [
    [ALERT, '- Alert when the CPU of the database is above 15 % for 5 minutes.'],
    [ALERT, '- Alert on the CPU of the pods > 80 % for 5 minutes.'],
    [ALERT, '- Alert on reservations p95 > 100 ms for 5 minutes.'],
    [ALERT, '- Alert when more than 1 % of reservations fail for 5 minutes.'],
  ],
};
