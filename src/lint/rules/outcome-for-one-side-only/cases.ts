import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.plan.steps[1]!.outcomes[1]!.outcome = 'yes';
  },
  speaks: [
    [
      '- **Expected outcome:** If H2 holds, nearly all are idle and none has run a query for minutes.\n- **Branching:**\n  - If nearly all are idle for minutes → H2 is supported, apply FM2.\n  - If they are active → H2 is ruled out, go to Step 3.',
      '- **Expected outcome:** all normal.\n- **Branching:**\n  - If most are idle for minutes → H2 is supported, apply FM2.\n  - If they are active for hours → H3 is supported, go to Step 3.',
    ],
    [
      '- **Branching:**\n  - If nearly all are idle for minutes → H2 is supported, apply FM2.\n  - If they are active → H2 is ruled out, go to Step 3.',
      '- **Branching:** idle for minutes = H2, apply FM2.',
    ],
  ],
  silent: [
    [
      '- **Expected outcome:** If H2 holds, nearly all are idle and none has run a query for minutes.\n- **Branching:**\n  - If nearly all are idle for minutes → H2 is supported, apply FM2.\n  - If they are active → H2 is ruled out, go to Step 3.',
      '- **Expected outcome:** all normal.\n- **Branching:**\n  - If most are idle for minutes → H2 is supported, apply FM2.\n  - If they look normal → H2 is ruled out, go to Step 3.',
    ],
    [
      '- **Branching:**\n  - If nearly all are idle for minutes → H2 is supported, apply FM2.\n  - If they are active → H2 is ruled out, go to Step 3.',
      '- **Branching:** idle for minutes = H2, apply FM2; active = H2 is ruled out, go to step 3.',
    ],
  ],
};
