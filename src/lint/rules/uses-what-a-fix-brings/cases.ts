import type { Cases } from '../../cases.ts';

const ACTION = '- **Action:** Search the server\'s log for "too many clients already".';
const FIX = '- **Dependencies:** none.';
export const cases: Cases = {
  edits: [[FIX, '- **Dependencies:** `seat_audit`; the table must be created first.']],
  silent: [[ACTION, '- **Action:** Search `seat_audit` and the server\'s log for "too many clients already".']],
};
