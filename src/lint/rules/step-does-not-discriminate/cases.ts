import type { Cases } from '../../cases.ts';

const BRANCHES =
  '  - If nearly all are idle for minutes → H2 is supported, apply FM2.\n  - If they are active → H2 is ruled out, go to Step 3.';
export const cases: Cases = {
  speaks: [
    [BRANCHES, '  - If nearly all are idle for minutes → H2 is confirmed, go to Step 3.\n  - If they are active → Step 3.'],
    [BRANCHES, '  - Either way → Step 3.'],
  ],
  silent: [
    [BRANCHES, '  - If nearly all are idle for minutes → H2 is confirmed, go to Step 3.\n  - If they are active → H2 falls, Step 3.'],
    [
      BRANCHES,
      '  - If they are active → Step 3.\n  - If nearly all are idle → H2 rises to first place; Step 3 all the same, with that in mind.',
    ],
  ],
  own: (r) => {
    for (const o of r.plan.steps[0]!.outcomes) o.next = { step: 2 };
    r.hypotheses[0]!.confirmation = { ...r.plan.steps[0]!, expects: 'yes', looks: 'many' };
  },
};
