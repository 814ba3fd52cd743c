import type { Cases } from '../../cases.ts';

const OUTCOME = '  - If they are active → H2 is ruled out, go to Step 3.';
export const cases: Cases = {
  edits: [[OUTCOME, '  - If state is active → H2 is ruled out, go to Step 3.']],
  silent: [[OUTCOME, '  - If state is active → H2 is ruled out, go to Step 3.']],
};
