import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.plan.steps[0]!.outcomes[0]!.next = { conclude: 'H3', probability: 0.9, remedies: [], text: 'H3' };
  },
};
