import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.mitigations[0]!.does = 'frees clients of {pool|the pool}';
  },
  silent: [
    ['Count the sessions of one replica by state:', 'Count the sessions of one replica by state (`kubectl exec <pod> -- …`):'],
    ['Count the sessions of one replica by state:', 'Count what “/studies/{uid}” asks for:'],
  ],
};
