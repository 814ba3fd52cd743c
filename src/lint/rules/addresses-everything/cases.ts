import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  speaks: [['- **Time:** 5 min\n- **Addresses:** H1, H3', '- **Time:** 5 min\n- **Addresses:** H1, H2, H3']],
};
