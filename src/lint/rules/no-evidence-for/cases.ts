import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.hypotheses[0]!.supports = [];
  },
};
