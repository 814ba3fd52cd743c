import type { Cases } from '../../cases.ts';

const CHECK =
  '- FM2: no "timeout exceeded when trying to connect" for 10 minutes while the on-sale runs; at 60 an hour, 3 minutes without one are 95 % evidence.';
export const cases: Cases = {
  speaks: [[CHECK, '- FM2: CPU < 70 % for 10 minutes while the on-sale runs.']],
  silent: [
    [CHECK, '- FM2: CPU of the database below 15 % for 10 minutes while the on-sale runs.'],
    [CHECK, '- FM2: failing reservations below 0.5 % (now 3 %) for 10 minutes while the on-sale runs.'],
    [CHECK, '- FM2: no deadlock for 10 minutes while the on-sale runs.'],
  ],
};
