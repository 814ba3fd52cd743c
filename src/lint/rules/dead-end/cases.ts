import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.plan.steps[1]!.outcomes[1]!.next = { conclude: 'other', probability: 0.6, remedies: [], text: '' };
  },
};
