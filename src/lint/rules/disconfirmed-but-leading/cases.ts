import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.hypotheses[0]!.disconfirms = [1, 2].map((n) => ({ signal: `S${n}`, observable: 'x', ratio: 0.05, text: 'against' }));
  },
};
