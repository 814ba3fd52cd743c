import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.followUp.alerts = [{ observable: 'x', on: 'prometheus', rule: ' ', because: 'x' }];
  },
};
