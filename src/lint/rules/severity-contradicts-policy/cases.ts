import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.glance.severity = 'SEV3: degraded';
  },
};
