import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  alsoOnPage: ['provoked-by-hand'],
  own: (r) => {
    r.plan.steps[0]!.command = 'kubectl delete pod web-1';
  },
};
