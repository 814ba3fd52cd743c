import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  alsoOnPage: ['empty-part', 'hypothesis-never-tested', 'hypothesis-without-mitigation'],
  own: (r) => {
    r.hypotheses.length = 2;
    r.mitigations[0]!.addresses = ['H1', 'H2'];
    r.fixes[0]!.addresses = ['H1', 'H2'];
  },
};
