import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.cover.members = ['H2'];
    r.hypotheses[0]!.supports = [1, 2].map((n) => ({ ...r.hypotheses[0]!.supports[0]!, signal: `S${n + 2}` }));
    r.hypotheses[0]!.disconfirms = ['S1', 'S2'].map((signal) => ({ signal, observable: 'pool-empty', ratio: 0.01, text: 'forbidden' }));
  },
};
