import type { Cases } from '../../../../tests/support/lint.ts';
export const cases: Cases = {
  own: (r) => {
    r.plan.steps[0]!.readOnly = false;
  },
};
