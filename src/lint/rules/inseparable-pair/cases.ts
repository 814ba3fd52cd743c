import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.hypotheses[1]!.probability = 0.45;
    r.hypotheses[1]!.likelihood = 'possible, 20–55 %';
    r.other = 0.0;
    r.hypotheses[0]!.probability = 0.5;
    r.hypotheses[0]!.band = 'possible';
    r.hypotheses[0]!.likelihood = 'possible, 20–55 %';
    r.hypotheses[2]!.probability = 0.05;
    r.separation.separable = false;
  },
};
