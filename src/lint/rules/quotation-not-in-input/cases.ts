import type { Cases } from '../../../../tests/support/lint.ts';
export const cases: Cases = {
  own: (r) => {
    r.signals[0]!.quote = 'Pool was empty';
  },
};
