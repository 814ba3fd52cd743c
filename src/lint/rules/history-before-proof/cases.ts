import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.problem[0]!.text = 'Since 14:20 UTC, 25 min after release 7 (13:55 UTC): 40 errors/hour, which were caused by the leak.';
  },
  silent: [['replicas from 2 to 8\n- 10:00', 'replicas from 2 to 8 (suspected to have introduced a race condition)\n- 10:00']],
};
