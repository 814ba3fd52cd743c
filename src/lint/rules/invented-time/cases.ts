import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.followUp.timeline = [{ at: '11:11 UTC', what: 'something', open: false }];
  },
  silent: [
    [
      '- **Action:** Search the server\'s log for "too many clients already".',
      '- **Action:** Search the server\'s log for "too many clients already". `grep <date> postgresql.log`',
    ],
    ['- 09:45 UTC: release v3.4.0', '- 09:45 UTC (10:05 UTC - 20 min): release v3.4.0'],
  ],
  speaks: [
    [
      '- **Action:** Search the server\'s log for "too many clients already".',
      '- **Action:** Search the server\'s log for "too many clients already". `grep 2023-11-04 postgresql.log`',
    ],
  ],
};
