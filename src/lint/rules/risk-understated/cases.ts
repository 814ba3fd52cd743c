import type { Cases } from '../../cases.ts';

const RISK = '- **Sacrifices:** requests in flight on that pod.';
export const cases: Cases = {
  speaks: [[RISK, '- **Sacrifices:** low; after a crash the task returns without sending.']],
  silent: [
    [RISK, '- **Sacrifices:** medium; tickets may be lost when the process ends in between.'],
    [RISK, '- **Sacrifices:** low; no ticket is lost.'],
    [RISK, '- **Sacrifices:** low; one more statement per ticket.'],
  ],
};
