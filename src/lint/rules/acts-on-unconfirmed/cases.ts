import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.order = [{ number: 1, when: 'now, whatever the cause', actions: ['RCF1'], text: 'RCF1' }];
  },
};
