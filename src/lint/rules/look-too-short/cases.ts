import type { Cases } from '../../cases.ts';

const ACTION = '- **Action:** Search the server\'s log for "too many clients already".';
const EXPECTED = '- **Expected outcome:** If H3 holds, the line appears since the replicas were raised.';
export const cases: Cases = {
  silent: [
    [ACTION, '- **Action:** Trace one pod for 45 minutes and look for "too many clients already".'],
    [ACTION, '- **Action:** Profile one pod for 30 seconds.'],
    [EXPECTED, '- **Expected outcome:** If H3 holds, the line appears within 5 minutes.'],
  ],
};
