import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.hypotheses[1]!.mechanism = [];
  },
  silent: [['- **Likelihood:** Low, 10 %', '- **Likelihood:** practically excluded']],
};
