import type { Cases } from '../../../../tests/support/lint.ts';
export const cases: Cases = {
  own: (r) => {
    r.fixes[0]!.addresses = ['H1', 'H2'];
  },
};
