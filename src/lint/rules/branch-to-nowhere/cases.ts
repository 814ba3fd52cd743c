import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.plan.steps[1]!.outcomes[0]!.next = { conclude: 'H9', probability: 0.9, remedies: [], text: 'H9' };
  },
};
