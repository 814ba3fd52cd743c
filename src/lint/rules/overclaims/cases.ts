import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.plan.steps[1]!.outcomes[0]!.next = { conclude: 'H2', probability: 0.6, remedies: [], text: 'H2 is confirmed' };
  },
  speaks: [
    [
      '- **What it does:** gives back the clients that were kept.',
      '- **What it does:** gives back the clients that were kept. FM2 alone should eliminate the time-outs.',
    ],
  ],
  silent: [
    [
      '- **What it does:** gives back the clients that were kept.',
      '- **What it does:** gives back the clients that were kept. FM2 alone does not eliminate the time-outs.',
    ],
  ],
};
