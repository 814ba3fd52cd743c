import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.mitigations[0]!.sacrifices = '';
  },
  silent: [
    [
      '- **Sacrifices:** half of the capacity; the waiting room fills up.',
      '- Not recommended while the on-sale runs: the waiting room fills up.',
    ],
  ],
};
