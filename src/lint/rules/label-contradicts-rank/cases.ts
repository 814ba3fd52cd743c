import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.hypotheses[0]!.likelihood = 'very likely, 80–95 %';
  },
  speaks: [
    ['### H3: Eight replicas', '### H3 (highest likelihood): Eight replicas'],
    ['| 1 | H1 | High, 55 % | 2 min |', '| 1 | H1 | 75 %, low | 2 min |'],
  ],
  silent: [['| 1 | H1 | High, 55 % | 2 min |', '| 1 | H1 | 75 % | Low |']],
};
