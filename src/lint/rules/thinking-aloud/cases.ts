import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.hypotheses[0]!.mechanism[0]!.text = 'Hmm, a path keeps its client.';
  },
  speaks: [['A refused session reads', 'Revised mechanism: a refused session reads']],
  silent: [
    ['**Time:** 10 min', '**Time:** 10 min; wait 5 minutes between pods, then re-evaluate the severity.'],
    ['fewer replicas collide on one seat', 'fewer replicas wait on one seat (lock wait, wait events)'],
  ],
};
