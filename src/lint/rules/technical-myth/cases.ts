import type { Cases } from '../../cases.ts';

export const cases: Cases = {
  silent: [
    [
      '- **Regression risk:** session features do not work through a pooler.',
      '- **Regression risk:** session features do not work through a pooler; the readiness probe does not restart a pod.',
    ],
  ],
};
