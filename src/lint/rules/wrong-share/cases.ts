import type { Cases } from '../../cases.ts';

const ACTION = '- **Action:** Search the server\'s log for "too many clients already".';
const EXPECTED = '- **Expected outcome:** If H3 holds, the line appears since the replicas were raised.';
export const cases: Cases = {
  edits: [[ACTION, '- **Action:** Search the log of 3 of 8 replicas for "too many clients already".']],
  silent: [[EXPECTED, '- **Expected outcome:** If H3 holds, the lines are spread over all 8 feeds.']],
};
