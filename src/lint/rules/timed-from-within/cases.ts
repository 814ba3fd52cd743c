import type { Cases } from '../../cases.ts';

const STEP = `- **Action:** Search the server's log for "too many clients already".
- **Expected outcome:** If H3 holds, the line appears since the replicas were raised.
- **Branching:**
  - If the line appears → H3 is supported, apply FM1.`;
const step = (action: string, branch: string) =>
  `- **Action:** ${action}\n- **Expected outcome:** If H3 holds, it is long.\n- **Branching:**\n  - ${branch}`;
export const cases: Cases = {
  silent: [
    [
      STEP,
      step(
        'Log the time before and after each query, with the waiting time for a client apart.',
        'If the query takes most of the time → H3 is supported, apply FM1.',
      ),
    ],
    [
      STEP,
      step(
        'Read the duration of each query from the slow-query log of the server.',
        'If the query takes most of the time → H3 is supported, apply FM1.',
      ),
    ],
    [
      STEP,
      step(
        'Log the time before and after each query in the code.',
        'If the query takes most of the time → H2 or H3, count the sessions, apply FM1.',
      ),
    ],
  ],
};
