import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.mitigations[0]!.destroys = 'the pool of the process';
  },
  edits: [['1. Now: save the evidence, then Step 1.', '1. Now: Step 1.']],
};
