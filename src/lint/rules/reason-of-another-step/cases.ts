import type { Cases } from '../../cases.ts';

const OUTCOME = '  - If they are active → H2 is ruled out, go to Step 3.';
export const cases: Cases = {
  silent: [
    [OUTCOME, '  - If they are active → H2 is ruled out, it is a problem of too many clients, go to Step 3.'],
    [OUTCOME, '  - If they are active → H2 is ruled out, it is probably a client problem, go to Step 3.'],
  ],
};
