import type { Cases } from '../../cases.ts';

const MECHANISM = "With 8 of them the server's limit is reached, and new sessions are refused.";
export const cases: Cases = {
  speaks: [
    [
      MECHANISM,
      'Old ones end only after the default of 60 s (`terminationGracePeriod`), so the limit is reached, and new sessions are refused.',
    ],
  ],
  silent: [
    [MECHANISM, 'A `terminationGracePeriod` of 30 s ends old ones late, and new sessions are refused.'],
    [MECHANISM, 'A `terminationGracePeriod` of 0.5 min ends old ones late, and new sessions are refused.'],
    [MECHANISM, 'If `terminationGracePeriod` is 10 s, old ones end late, and new sessions are refused.'],
  ],
};
