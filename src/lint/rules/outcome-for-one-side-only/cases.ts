import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.plan.steps[1]!.outcomes[1]!.outcome = 'yes';
  },
  speaks: [
    [
      '- **Branching:**\n  - If nearly all are idle for minutes → H2 is supported, apply FM2.\n  - If they are active → H2 is ruled out, go to Step 3.',
      '- **Branching:** idle for minutes = H2, apply FM2.',
    ],
  ],
  silent: [
    [
      '- **Branching:**\n  - If nearly all are idle for minutes → H2 is supported, apply FM2.\n  - If they are active → H2 is ruled out, go to Step 3.',
      '- **Branching:** idle for minutes = H2, apply FM2; active = H2 is ruled out, go to step 3.',
    ],
  ],
};
