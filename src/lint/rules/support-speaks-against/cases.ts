import type { Cases } from '../../cases.ts';

const SUPPORT = 'The replicas were raised from 2 to 8 shortly before.';
export const cases: Cases = {
  speaks: [
    [SUPPORT, `${SUPPORT} Sessions are normal.`],
    ['18 seats have two holders each.', '18 seats have two holders each, no errors when replicas check a seat.'],
  ],
  silent: [
    [SUPPORT, `${SUPPORT} PostgreSQL is fine on the other cluster.`],
    [SUPPORT, `${SUPPORT} PostgreSQL was fine before.`],
    [SUPPORT, `${SUPPORT} nginx is healthy.`],
  ],
};
