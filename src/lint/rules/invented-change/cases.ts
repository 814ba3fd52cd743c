import type { Cases } from '../../cases.ts';

const SUPPORT = 'The replicas were raised from 2 to 8 shortly before.';
export const cases: Cases = {
  speaks: [[SUPPORT, `${SUPPORT} The database was migrated to PostgreSQL 15.`]],
  silent: [
    [SUPPORT, `${SUPPORT} It began after the release.`],
    [SUPPORT, `${SUPPORT} Nothing is said of an upgrade.`],
  ],
};
