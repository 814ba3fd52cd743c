import type { Cases } from '../../cases.ts';

export const cases: Cases = {
  silent: [
    [
      '**Missing:** the number of reservations an hour.',
      '**Missing:** the number of reservations an hour.\n\n**Status:** open until the on-sale ends.',
    ],
  ],
};
