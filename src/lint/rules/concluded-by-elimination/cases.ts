import type { Cases } from '../../cases.ts';

export const cases: Cases = {
  speaks: [
    ['  - If it does not appear → none of these; escalate to the database team with what was found.', '  - Otherwise → H1, load test.'],
  ],
};
