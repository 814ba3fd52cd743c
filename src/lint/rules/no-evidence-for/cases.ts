import type { Cases } from '../../../../tests/support/lint.ts';
export const cases: Cases = {
  own: (r) => {
    r.hypotheses[0]!.supports = [];
  },
};
