import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.plan.steps[0]!.outcomes[0]!.next = { conclude: 'H1', probability: 0.1, remedies: [], text: 'H1' };
  },
};
