import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  alsoOnPage: ['hypothesis-without-mitigation'],
  own: (r) => {
    r.mitigations.push({ ...structuredClone(r.mitigations[0]!), id: 'FM2', addresses: [] });
  },
};
