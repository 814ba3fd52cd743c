import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.mitigations[0]!.does = 'frees clients by a code change';
  },
  silent: [['**FM1: Roll the release back to 2 replicas**', '**FM1: Deploy the previous version with 2 replicas (no code change)**']],
};
