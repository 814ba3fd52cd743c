import type { Cases } from '../../cases.ts';

export const cases: Cases = {
  silent: [['**FM2: Restart one pod after the other**', '**FM2: Restart each pod, one after the other**']],
};
