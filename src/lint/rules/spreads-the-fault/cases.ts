import type { Cases } from '../../cases.ts';

export const cases: Cases = {
  alsoOnPage: ['fix-induces-signal'],
  silent: [
    [
      '- **What it does:** gives back the clients that were kept.',
      '- **What it does:** gives back the clients that were kept, and the client retries the payment with its idempotency key.',
    ],
  ],
};
