import type { Cases } from '../../cases.ts';

const OUTCOME = '  - If the line appears → H3 is supported, apply FM1.';
export const cases: Cases = {
  silent: [
    [OUTCOME, '  - If reservations fail → H3 is ruled out, apply FM1.'],
    [OUTCOME, '  - If no reservations fail → H3 is supported, apply FM1.'],
    [OUTCOME, '  - If exports fail → H3 is supported, apply FM1.'],
  ],
};
