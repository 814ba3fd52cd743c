import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.matrix.hypotheses = ['H2', 'H1', 'H3'];
  },
};
