import type { Cases } from '../../cases.ts';

export const cases: Cases = {
  silent: [
    ['  - If they lie milliseconds apart → H1', '  - If under 10 ms → H1'],
    ['  - If they lie minutes apart → H1', '  - If over 10 ms → H1'],
  ],
};
