import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    for (const o of r.plan.steps[0]!.outcomes) o.next = { step: 2 };
    r.hypotheses[0]!.confirmation = { ...r.plan.steps[0]!, expects: 'yes', looks: 'many' };
  },
};
