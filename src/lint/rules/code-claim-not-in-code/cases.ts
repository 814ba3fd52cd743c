import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  speaks: [
    ['The line that throws "seat taken" stands before', 'The block calls billing. The line that throws "seat taken" stands before'],
    ['The line that throws "seat taken" stands before', 'The call of `holdSeat(seatId)` stands before'],
  ],
  silent: [
    ['The line that throws "seat taken" stands before', 'Perhaps the block calls billing. The line that throws "seat taken" stands before'],
  ],
};
