import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.verification.checks[0]!.baseline = '';
  },
};
