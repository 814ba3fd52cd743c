import type { Cases } from '../../cases.ts';

export const cases: Cases = {
  speaks: [['**FM2: Restart one pod after the other**', '**FM2: Revert the schema and restart the pods**']],
  silent: [
    ['**FM2: Restart one pod after the other**', '**FM2: Roll release v3.4.0 back**'],
    ['**FM2: Restart one pod after the other**', '**FM2: Change the schema of the waiting room**'],
  ],
};
