import type { Cases } from '../../cases.ts';

export const cases: Cases = {
  silent: [
    [
      '- **Action:** Search the server\'s log for "too many clients already".',
      '- **Action:** Watch the server\'s log for 2 minutes for "too many clients already".',
    ],
    [
      '- **Action:** Search the server\'s log for "too many clients already".',
      '- **Action:** Apply FM1, then watch the server\'s log for 24 hours for "too many clients already".',
    ],
  ],
};
