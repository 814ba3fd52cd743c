import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  speaks: [['Every replica opens a pool of its own.', 'Every replica of `seat-broker-v2` opens a pool of its own.']],
  silent: [['Every replica opens a pool of its own.', 'Every replica opens a pool of its own, bound by `pool_limit`.']],
};
