import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.mitigations[0]!.does = 'mutes the alert';
  },
  speaks: [
    [
      '- **What it does:** gives back the clients that were kept.',
      '- **What it does:** decodes the names with `errors="replace"` and gives back the clients that were kept.',
    ],
  ],
  silent: [
    [
      '- **What it does:** gives back the clients that were kept.',
      '- **What it does:** decodes the names with `errors="strict"` and gives back the clients that were kept.',
    ],
  ],
};
