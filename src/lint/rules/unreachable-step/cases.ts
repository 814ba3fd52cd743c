import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.plan.steps.push({ ...structuredClone(r.plan.steps[1]!), number: 3 });
  },
};
