import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.plan.steps[1]!.outcomes[0]!.next = { conclude: 'H2', probability: 0.6, remedies: [], text: 'H2 is confirmed' };
  },
};
