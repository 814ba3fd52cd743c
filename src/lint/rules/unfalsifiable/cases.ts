import type { Cases } from '../../cases.ts';

export const cases: Cases = {
  speaks: [
    [
      'The remaining 5 % are left for something else.',
      'The remaining 5 % are left for something else. If the times lie apart, the ranking stays as it is.',
    ],
  ],
  silent: [
    [
      'The remaining 5 % are left for something else.',
      'The remaining 5 % are left for something else. If the times lie apart, the ranking changes.',
    ],
  ],
};
