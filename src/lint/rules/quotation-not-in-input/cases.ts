import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.signals[0]!.quote = 'Pool was empty';
  },
};
