import type { Cases } from '../../../../tests/support/lint.ts';
export const cases: Cases = {
  own: (r) => {
    r.verification.checks[0]!.threshold = 'errors go down';
  },
};
