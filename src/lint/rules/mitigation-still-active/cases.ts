import type { Cases } from '../../cases.ts';

export const cases: Cases = {
  silent: [['- **Rollback:** none needed.', '- **Rollback:** none needed; it buys 5 minutes.']],
};
