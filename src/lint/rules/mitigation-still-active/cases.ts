import type { Cases } from '../../cases.ts';

export const cases: Cases = {
  edits: [
    [
      '- **What it does:** gives back the clients that were kept.',
      '- **What it does:** gives back the clients that were kept, by a restart every 20 minutes.',
    ],
  ],
};
