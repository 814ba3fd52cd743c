import { rule } from '../../paths.ts';

export const thresholdWithoutNumber = rule({
  id: 'threshold-without-number',
  severity: 'warning',
  why: '"errors go down" can be said of anything',
  mend: 'compute it from the rate in the input, or name the query that gives the baseline',
  check: (r) =>
    r.verification.checks.flatMap((c, i) =>
      /\d/.test(c.threshold) || c.query !== undefined
        ? []
        : [{ place: `verification.checks[${i}].threshold`, seen: c.threshold, expected: 'a number, or the query that gives one' }],
    ),
});
