import type { Cases } from '../../../../tests/support/lint.ts';
export const cases: Cases = {
  own: (r) => {
    r.cover.leaves = ['S1'];
  },
  alsoOnPage: ['quotation-not-in-input'],
};
