import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  alsoOnPage: ['label-contradicts-rank'],
  own: (r) => {
    r.hypotheses[2]!.mechanism[0]!.text = 'This is the most likely cause: a path keeps its client.';
  },
};
