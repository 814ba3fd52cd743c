import type { Cases } from '../../../../tests/support/lint.ts';
export const cases: Cases = {
  own: (r) => {
    r.cover.members = ['H2'];
    r.hypotheses[0]!.disconfirms = [{ signal: 'S1', observable: 'pool-empty', ratio: 0.01, text: 'forbidden' }];
  },
};
