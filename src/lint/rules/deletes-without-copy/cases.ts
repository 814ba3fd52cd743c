import type { Cases } from '../../cases.ts';

export const cases: Cases = {
  speaks: [['**REP1: Refund one holder of each doubly sold seat**', '**REP1: Wipe the second tickets**']],
  silent: [
    [
      '**REP1: Refund one holder of each doubly sold seat**',
      '**REP1: Export the tickets, then delete the second ticket of each doubly sold seat**',
    ],
    ['**REP1: Refund one holder of each doubly sold seat**', '**REP1: Mark the second ticket of each seat, never delete tickets**'],
  ],
};
