import type { Cases } from '../../cases.ts';

const SUPPORT = 'The replicas were raised from 2 to 8 shortly before.';
export const cases: Cases = {
  speaks: [
    [SUPPORT, `${SUPPORT} CPU spiked to 98 %.`],
    [SUPPORT, `${SUPPORT} The fault also happens in staging.`],
    [SUPPORT, `${SUPPORT} High CPU on the database.`],
  ],
  silent: [
    [SUPPORT, `${SUPPORT} If CPU were saturated, it would be later.`],
    [SUPPORT, `${SUPPORT} CPU is low.`],
    [SUPPORT, `${SUPPORT} It does not happen in staging.`],
    [SUPPORT, `${SUPPORT} Memory grows.`],
  ],
};
