import type { Cases } from '../../../../tests/support/lint.ts';
export const cases: Cases = {
  own: (r) => {
    r.followUp.alerts = [{ observable: 'x', on: 'prometheus', rule: ' ', because: 'x' }];
  },
};
