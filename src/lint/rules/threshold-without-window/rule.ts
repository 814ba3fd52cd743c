import { rule } from '../../paths.ts';

export const thresholdWithoutWindow = rule({
  id: 'threshold-without-window',
  severity: 'error',
  why: 'a quiet minute proves nothing',
  mend: 'say for how long, and under which load',
  check: (r) =>
    r.verification.checks.flatMap((c, i) =>
      c.window.trim() === '' ? [{ place: `verification.checks[${i}].window`, seen: 'no window', expected: 'how long to watch' }] : [],
    ),
});
