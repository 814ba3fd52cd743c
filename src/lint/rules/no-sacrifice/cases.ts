import type { Cases } from '../../../../tests/support/lint.ts';
export const cases: Cases = {
  own: (r) => {
    r.mitigations[0]!.sacrifices = '';
  },
};
