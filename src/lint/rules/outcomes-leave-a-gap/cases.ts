import type { Cases } from '../../cases.ts';

export const cases: Cases = {
  speaks: [
    [
      '  - If they lie milliseconds apart → H1 is supported, apply FM1, then Step 2.\n  - If they lie minutes apart',
      '  - If under 3 s → H1 is supported, apply FM1, then Step 2.\n  - If about 60 s',
    ],
  ],
  silent: [
    ['  - If they lie milliseconds apart → H1', '  - If under 10 ms → H1'],
    ['  - If they lie minutes apart → H1', '  - If over 10 ms → H1'],
  ],
};
