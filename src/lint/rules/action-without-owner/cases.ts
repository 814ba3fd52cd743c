import type { Cases } from '../../../../tests/support/lint.ts';
export const cases: Cases = {
  own: (r) => {
    r.followUp.actions = [{ text: 'Add the alert', owner: '', addresses: [] }];
  },
};
