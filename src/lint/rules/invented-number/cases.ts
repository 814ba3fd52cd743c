import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.problem[0]!.text += ' It cost 9,300 EUR.';
  },
  speaks: [
    [
      '- **Expected outcome:** If H3 holds, the line appears since the replicas were raised.',
      '- **Expected outcome:** If H3 holds, the line appears since the replicas were raised; normal is about 2 a day.',
    ],
    [
      '- **What it does:** gives back the clients that were kept.',
      '- **What it does:** gives back the clients that were kept. Reduces the failures by more than 90 %.',
    ],
    [
      '- **What it does:** gives back the clients that were kept.',
      '- **What it does:** gives back the clients that were kept. A scan over about 45,000 seats.',
    ],
    ['**FM2: Restart one pod after the other**', '**FM2: Raise the CPU limit from 1 to 2 cores and restart one pod after the other**'],
  ],
  silent: [
    ['18 seats have two holders each. It', '18 seats have two holders each: 60 refusals × 500 ms takes 30 s. It'],
    [
      '- **What it does:** gives back the clients that were kept.',
      '- **What it does:** gives back the clients that were kept. Reduces the failures by about 3 %.',
    ],
  ],
};
