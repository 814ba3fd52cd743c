import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.plan.steps[1]!.action = 'Search the nginx access log for lock waits';
  },
  speaks: [
    [
      '- **Action:** Count the sessions of one replica by state:',
      '- **Action:** Before and after Step 1 count the sessions of one replica by state:',
    ],
  ],
  silent: [
    [
      '- **Action:** Count the sessions of one replica by state:',
      '- **Action:** Before and after Step 3 count the sessions of one replica by state:',
    ],
  ],
};
