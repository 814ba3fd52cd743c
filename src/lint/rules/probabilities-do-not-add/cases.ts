import type { Cases } from '../../../../tests/support/lint.ts';
export const cases: Cases = {
  alsoOnPage: ['likelihood-contradicts-table'],
  own: (r) => {
    r.other = 0.5;
  },
};
