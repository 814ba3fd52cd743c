import type { Cases } from '../../cases.ts';
export const cases: Cases = {
  own: (r) => {
    r.problem[0]!.text += ' All 5 hypotheses are open.';
    r.problem[0]!.from = [{ kind: 'computed', formula: '5' }];
  },
  speaks: [['The remaining 5 %', 'All four hypotheses are open. The remaining 5 %']],
};
