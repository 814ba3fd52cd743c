import type { Cases } from '../../cases.ts';

export const cases: Cases = {
  speaks: [
    [
      '- **Supporting signals:** The replicas were raised from 2 to 8 shortly before.',
      '- **Supporting signals:** It could be related to the load, though it may or may not be.',
    ],
  ],
  silent: [
    [
      '- **Supporting signals:** The replicas were raised from 2 to 8 shortly before.',
      '- **Supporting signals:** The replicas were raised from 2 to 8 shortly before, which may be related to the 60 time-outs.',
    ],
  ],
};
