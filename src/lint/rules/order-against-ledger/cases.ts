import type { Cases } from '../../cases.ts';

export const cases: Cases = {
  speaks: [['2. If H1 or H3 is supported: FM1, later RCF1 or RCF3.', '2. H1 or H3: FM2 → RCF1 → FM1, RCF3']],
  silent: [['2. If H1 or H3 is supported: FM1, later RCF1 or RCF3.', '2. H1 or H3: FM2 → RCF1 → FM1 (if it goes on), RCF3']],
};
