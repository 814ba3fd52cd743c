import { rule } from '../../paths.ts';

export const hypothesisCount = rule({
  id: 'hypothesis-count',
  severity: 'error',
  why: 'two leave no rival to think of, ten are a list nobody works through at night',
  mend: 'merge hypotheses with the same test, or drop the remote ones',
  check: (r) =>
    r.hypotheses.length >= 3 && r.hypotheses.length <= 6
      ? []
      : [{ place: 'hypotheses', seen: `${r.hypotheses.length} hypotheses`, expected: '3 to 6' }],
});
