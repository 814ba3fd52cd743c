import type { Cases } from '../../cases.ts';

const ACTION =
  '- **Action:** For one doubly sold seat, compare the creation times and pods of its two tickets: `SELECT created_at, pod FROM tickets WHERE seat_id = 4711`';
export const cases: Cases = {
  alsoOnPage: ['untestable'],
  silent: [[ACTION, '- **Action:** Reproduce it in staging with 500 pairs of buyers.']],
};
