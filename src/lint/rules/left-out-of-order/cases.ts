import type { Cases } from '../../cases.ts';

const END = '- **Time:** 10 min\n- **Addresses:** H2';
export const cases: Cases = {
  silent: [
    // For a rival it is at hand should the plan end there.
    [
      END,
      `${END}\n\n**FM3: Add a pooler**\n\n- **What it does:** fewer sessions.\n- **Sacrifices:** session features.\n- **Rollback:** take it out.\n- **Time:** 10 min\n- **Addresses:** H3`,
    ],
  ],
};
