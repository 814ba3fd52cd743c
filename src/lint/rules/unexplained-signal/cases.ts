import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.cover.text = '';
    r.cover.leaves = ['S1'];
  },
  alsoOnPage: ['quotation-not-in-input'],
};
