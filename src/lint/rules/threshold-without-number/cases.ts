import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.verification.checks[0]!.threshold = 'errors go down';
  },
  silent: [
    [
      '- FM1: no seat with two tickets for 10 minutes while the on-sale runs; before it was 18 in all.',
      '- FM1: all tickets of the on-sale are delivered by 12:00 UTC.',
    ],

    [
      '- FM1: no seat with two tickets for 10 minutes while the on-sale runs; before it was 18 in all.',
      '- FM1: the count of seats with two tickets does not increase over 10 minutes while the on-sale runs.',
    ],
    [
      '- FM1: no seat with two tickets for 10 minutes while the on-sale runs; before it was 18 in all.',
      '- Rollback: if the count of tickets is below the count of seats, stop the sale.',
    ],
  ],
};
