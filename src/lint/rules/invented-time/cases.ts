import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.followUp.timeline = [{ at: '11:11 UTC', what: 'something', open: false }];
  },
  silent: [['- 09:45 UTC: release v3.4.0', '- 09:45 UTC (10:05 UTC - 20 min): release v3.4.0']],
};
