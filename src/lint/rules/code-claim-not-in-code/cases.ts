import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  speaks: [['The line that throws "seat taken" stands before', 'The call of `holdSeat(seatId)` stands before']],
};
