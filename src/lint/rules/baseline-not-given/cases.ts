import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.verification.checks[0]!.baseline = '';
  },
  speaks: [
    [
      '- FM1: no seat with two tickets for 10 minutes while the on-sale runs; before it was 18 in all.',
      '- FM1: refusals for 10 minutes at the level from before the release.',
    ],
  ],
};
