import type { Cases } from '../../cases.ts';

export const cases: Cases = {
  silent: [
    [
      '- **Expected outcome:** If H1 holds, the two rows lie milliseconds apart and come from two pods.',
      '- **Expected outcome:** 18 seats, 60 pairs.',
    ],
  ],
};
