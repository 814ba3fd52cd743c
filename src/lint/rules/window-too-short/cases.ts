import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.verification.checks[0]!.threshold = 'none in 1 min';
  },
  silent: [
    [
      '- FM2: no "timeout exceeded when trying to connect" for 10 minutes while the on-sale runs; at 60 an hour, 3 minutes without one are 95 % evidence.',
      '- FM2: no caller waits for more than 2 min while the on-sale runs, for an hour.',
    ],
  ],
};
