import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  alsoOnPage: ['likelihood-contradicts-table'],
  own: (r) => {
    r.joint = { members: ['H1', 'H2'], probability: 0.6, text: 'H1 with H2', onlyBy: {} };
  },
  silent: [
    ['- **Likelihood:** Low, 10 %', '- **Likelihood:** Low, 60 % as a contributing factor'],
    ['The remaining 5 % are left for something else.', 'The remaining 8 % are left for something else.'],
  ],
};
