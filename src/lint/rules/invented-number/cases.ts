import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.problem[0]!.text += ' It cost 9,300 EUR.';
  },
};
