import type { Cases } from '../../cases.ts';

export const cases: Cases = {
  edits: [['- **Rollback:** none needed.\n', '']],
  speaks: [['**FM2: Restart one pod after the other**', '**FM2: Set `fsync = off` on the database**']],
  silent: [
    [
      '- **What it does:** gives back the clients that were kept.',
      '- **What it does:** gives back the clients that were kept; the health checks stay on.',
    ],
  ],
};
