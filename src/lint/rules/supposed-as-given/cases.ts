import type { Cases } from '../../cases.ts';

const SUPPORT = 'It began with 8 replicas in place of 2.';
export const cases: Cases = {
  silent: [
    [SUPPORT, 'It began with 8 replicas in place of 2, which would explain both.'],
    [SUPPORT, 'With 8 replicas two may read the same seat.'],
  ],
};
