import { anyOf } from '../../../text/index.ts';
import { isCriterion, WINDOW } from '../../document/checks.ts';
import type { Check } from '../../document/types.ts';
import { at, quoted, rule } from '../../rule.ts';

const WATCHING = anyOf`observation | observing | monitoring | watch\w* | soak | measur\w+ | verification`;
const WINDOW_OF_ALL = new RegExp(
  anyOf`
    ^\W*(?:(?:total|overall|minimum|common) )?${WATCHING} ?(?:time|window|period|duration|phase|interval)?\b
    ^\W*(?:window|duration|period)\b | ^\W*all (?:of (?:these|them)|checks|thresholds)\b
  `,
  'i',
);
/** A row or a line of its own that says how long to watch, for all of them. */
const isWindowOfAll = (c: Check): boolean => WINDOW_OF_ALL.test(c.piece.text) && c.piece.text.length < 90 && WINDOW.test(c.piece.text);

export const thresholdWithoutWindow = rule({
  id: 'threshold-without-window',
  severity: 'error',
  elsewhere: 'warning',
  why: 'a quiet minute proves nothing',
  mend: 'say for how long, and under which load',
  check: (doc) =>
    (doc.kind === 'foreign' && doc.checks.some(isWindowOfAll) ? [] : doc.kind === 'foreign' && doc.computed ? [] : doc.checks).flatMap(
      (c) => {
        if (doc.kind === 'own')
          return c.window.trim() === ''
            ? [at({ text: c.threshold, path: `${c.piece.path}.window` }, 'no window', 'how long to watch')]
            : [];
        return isCriterion(c) && !WINDOW.test(c.piece.text)
          ? [at(c.piece, `${quoted(c.piece.text)} does not say for how long`, 'how long to watch, and under which load')]
          : [];
      },
    ),
});
