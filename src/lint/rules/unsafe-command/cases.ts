import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.plan.steps[0]!.command = 'kubectl delete pod web-1';
  },
};
