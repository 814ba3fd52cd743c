import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.plan.steps[1]!.outcomes[1]!.next = { conclude: 'other', probability: 0.6, remedies: [], text: '' };
  },
  speaks: [
    [
      '  - If it does not appear → none of these; escalate to the database team with what was found.',
      '  - If it does not appear → return to H1.',
    ],
  ],
  silent: [['  - If they lie minutes apart → H1 is ruled out, go to Step 2.', '  - If they lie minutes apart → return to H2.']],
};
