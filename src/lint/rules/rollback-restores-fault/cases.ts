import type { Cases } from '../../cases.ts';

export const cases: Cases = {
  silent: [
    [
      '- RCF1: the test with two sessions runs in the pipeline.',
      '- RCF1: the test with two sessions runs in the pipeline; if sales fail, revert to the previous image, with FM1 on.',
    ],
  ],
};
