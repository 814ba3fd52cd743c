import type { Cases } from '../../cases.ts';

const MISSING = '**Missing:** the number of reservations an hour.';
export const cases: Cases = {
  silent: [
    [MISSING, '**Missing:** the number of reservations an hour; whether the sessions of one replica can be told by state.'],
    [MISSING, '**Missing:** the number of reservations an hour; whether the 8 replicas share a host.'],
  ],
};
