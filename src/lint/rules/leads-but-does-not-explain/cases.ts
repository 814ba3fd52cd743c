import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.cover.members = ['H2'];
    r.cover.text = '';
    r.hypotheses[1]!.probability = 0.6 * r.hypotheses[0]!.probability;
    r.hypotheses[0]!.unexplained = [{ signal: 'S1', observable: 'pool-empty', ratio: 1, text: 'nothing' }];
    r.hypotheses[0]!.supports = [{ signal: 'S9', observable: 'x', ratio: 4, text: 'x' }];
  },
  silent: [['The time-outs of the pool are not needed for it,', 'H3 would not explain the time-outs of the pool,']],
};
