import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.repairs = [{ ...structuredClone(r.mitigations[0]!), id: 'REP1', does: ' ' }];
  },
};
