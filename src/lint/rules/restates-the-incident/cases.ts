import type { Cases } from '../../cases.ts';

export const cases: Cases = {
  silent: [
    [
      '- **Action:** For one doubly sold seat, compare the creation times and pods of its two tickets: `SELECT created_at, pod FROM tickets WHERE seat_id = 4711`\n- **Expected outcome:** If H1 holds, the two rows lie milliseconds apart and come from two pods.\n- **Branching:**\n  - If they lie milliseconds apart → H1 is supported, apply FM1, then Step 2.',
      '- **Action:** Kill the sessions and look at the seats.\n- **Expected outcome:** 18 seats, 60 pairs.\n- **Branching:**\n  - If they are so → H1 is confirmed, apply FM1, then Step 2.',
    ],

    [
      '- **Expected outcome:** If H1 holds, the two rows lie milliseconds apart and come from two pods.',
      '- **Expected outcome:** 18 seats, 60 pairs.',
    ],
  ],
  speaks: [
    [
      '- **Action:** For one doubly sold seat, compare the creation times and pods of its two tickets: `SELECT created_at, pod FROM tickets WHERE seat_id = 4711`\n- **Expected outcome:** If H1 holds, the two rows lie milliseconds apart and come from two pods.\n- **Branching:**\n  - If they lie milliseconds apart → H1 is supported, apply FM1, then Step 2.',
      '- **Action:** Look at the seats.\n- **Expected outcome:** 18 seats, 60 pairs.\n- **Branching:**\n  - If they are so → H1 is confirmed, apply FM1, then Step 2.',
    ],
  ],
};
