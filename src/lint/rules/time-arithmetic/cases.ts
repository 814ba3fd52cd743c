import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.problem[0]!.text = 'Since 14:20 UTC, 35 min after release 7 (13:55 UTC): 40 errors/hour.';
    r.problem[0]!.from = [{ kind: 'computed', formula: '35' }];
  },
  silent: [['which began at 10:00 UTC', 'which began at 10:00 UTC, 5 minutes before 10:05 UTC']],
};
