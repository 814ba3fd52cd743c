import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.followUp.hardening = [{ text: 'The developer forgot to release it.', from: [] }];
  },
};
