import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.plan.steps.push({ ...structuredClone(r.plan.steps[1]!), number: 3 });
  },
  silent: [
    [
      '  - If nearly all are idle for minutes → H2 is supported, apply FM2.\n  - If they are active → H2 is ruled out, go to Step 3.',
      '  - If nearly all are idle for minutes → H2.\n  - If they are active → escalate to the database team.',
    ],

    ['  - If they are active → H2 is ruled out, go to Step 3.', '  - If they are active → H2 is ruled out.'],
    [
      '  - If they are active → H2 is ruled out, go to Step 3.\n\n**Step 3 (4 min): tests H3**\n\n- **Action:** Search the server\'s log for "too many clients already".',
      '  - If they are active → H2 is ruled out, escalate to the database team.\n\n**Step 3 (4 min): tests H3**\n\n- **Action:** Reproduce it in staging with 8 replicas.',
    ],
  ],
};
