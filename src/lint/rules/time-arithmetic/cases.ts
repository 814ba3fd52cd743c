import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.problem[0]!.text = 'Since 14:20 UTC, 35 min after release 7 (13:55 UTC): 40 errors/hour.';
    r.problem[0]!.from = [{ kind: 'computed', formula: '35' }];
  },
  silent: [
    [
      '- the on-sale, which began at 10:00 UTC',
      '- the on-sale, which began at 10:00 UTC\n- the reconciliation at 06:00 UTC, 20 h after the on-sale begins',
    ],
    ['which began at 10:00 UTC', 'which began at 10:00 UTC, 5 minutes before 10:05 UTC'],
  ],
  speaks: [
    [
      '- the on-sale, which began at 10:00 UTC',
      '- the on-sale, which began at 10:00 UTC\n- the reconciliation at 06:00 UTC, 16 h after the on-sale begins',
    ],
  ],
};
