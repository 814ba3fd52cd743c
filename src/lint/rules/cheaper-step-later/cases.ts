import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  alsoOnPage: ['one-try-rules-out'],
  own: (r) => {
    r.plan.expectedMinutes = 20;
  },
};
