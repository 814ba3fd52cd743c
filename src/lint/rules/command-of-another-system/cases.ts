import type { Cases } from '../../cases.ts';

export const cases: Cases = {
  silent: [
    [
      '- **Action:** Search the server\'s log for "too many clients already".',
      '- **Action:** Search the server\'s log, `kubectl logs` included, for "too many clients already".',
    ],
  ],
};
