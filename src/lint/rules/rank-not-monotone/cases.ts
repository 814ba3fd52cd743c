import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    const [a, b] = r.hypotheses;
    if (a && b) r.hypotheses.splice(0, 2, b, a);
    r.matrix.hypotheses = r.hypotheses.map((h) => h.id);
  },
};
