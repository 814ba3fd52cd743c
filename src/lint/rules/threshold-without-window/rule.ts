import { isCriterion, WINDOW } from '../../document/checks.ts';
import { at, quoted, rule } from '../../rule.ts';

export const thresholdWithoutWindow = rule({
  id: 'threshold-without-window',
  severity: 'error',
  elsewhere: 'warning',
  why: 'a quiet minute proves nothing',
  mend: 'say for how long, and under which load',
  check: (doc) =>
    (doc.kind === 'foreign' && doc.computed ? [] : doc.checks).flatMap((c) => {
      if (doc.kind === 'own')
        return c.window.trim() === '' ? [at({ text: c.threshold, path: `${c.piece.path}.window` }, 'no window', 'how long to watch')] : [];
      return isCriterion(c) && !WINDOW.test(c.piece.text)
        ? [at(c.piece, `${quoted(c.piece.text)} does not say for how long`, 'how long to watch, and under which load')]
        : [];
    }),
});
