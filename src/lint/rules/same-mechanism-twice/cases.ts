import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.hypotheses[2]!.mode = r.hypotheses[0]!.mode;
  },
};
