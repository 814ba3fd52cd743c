import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.followUp.actions = [{ text: 'Add the alert', owner: '', addresses: [] }];
  },
};
