import type { Cases } from '../../../../tests/support/lint.ts';
export const cases: Cases = {
  own: (r) => {
    r.glance.severity = 'SEV3: degraded';
  },
};
