import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.fixes[0]!.addresses = ['H1', 'H3'];
  },
  speaks: [['**RCF3: Budget the sessions**', '**RCF3: Alert on the number of sessions**']],
};
