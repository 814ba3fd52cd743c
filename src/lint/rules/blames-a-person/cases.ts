import type { Cases } from '../../../../tests/support/lint.ts';
export const cases: Cases = {
  own: (r) => {
    r.followUp.hardening = [{ text: 'The developer forgot to release it.', from: [] }];
  },
};
