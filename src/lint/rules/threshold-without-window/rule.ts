import { anyOf, words } from '../../../text/index.ts';
import { isCriterion, WINDOW } from '../../document/checks.ts';
import type { Check } from '../../document/types.ts';
import { at, quoted, rule } from '../../rule.ts';

const WATCHING = anyOf`observation | observing | monitoring | watch\w* | soak | measur\w+ | verification`;
const WINDOW_OF_ALL = new RegExp(
  anyOf`
    ^\W*(?:(?:total|overall|minimum|common) )?${WATCHING} ?(?:time|window|period|duration|phase|interval)?\b
    ^\W*(?:hold|keep|watch|observe|check|measure) (?:all (?:of )?)?(?:these|them|this|the above|all)\b | \b(?:hold|holds|held|true|met) (?:all )?(?:together )?(?:for|over)\b
    ^\W*(?:window|duration|period)\b | ^\W*all (?:of (?:these|them)|checks|thresholds)\b
  `,
  'i',
);
/** A row or a line of its own that says how long to watch, for all of them. */
const isWindowOfAll = (c: Check): boolean => WINDOW_OF_ALL.test(c.piece.text) && c.piece.text.length < 90 && WINDOW.test(c.piece.text);

/** What is counted once, when it has been put right. */
const ONCE = words`
  (?:number|count) of [^.;]{3,60} (?:is|are|=) (?:0|zero|none)
  remains? wrong | (?:is|are|were) left | (?:query|select|count) returns (?:0|no|zero|none) | reconcil\w* | backfill\w* | refund\w* | repaired
`;

export const thresholdWithoutWindow = rule({
  id: 'threshold-without-window',
  severity: 'error',
  elsewhere: 'warning',
  why: 'a quiet minute proves nothing',
  mend: 'say for how long, and under which load',
  check: (doc) => {
    if (doc.kind === 'own')
      return doc.checks.flatMap((c) =>
        c.window.trim() === '' ? [at({ text: c.threshold, path: `${c.piece.path}.window` }, 'no window', 'how long to watch')] : [],
      );
    if (doc.computed || doc.checks.some(isWindowOfAll)) return [];
    const criteria = doc.checks.filter((c) => isCriterion(c) && !ONCE.test(c.piece.text));
    // What stands under a heading of its own is how long, in whatever words.
    const lack = criteria.filter((c) => !WINDOW.test(c.piece.text) && (c.window === c.piece.text || !/\w/.test(c.window)));
    const told = lack.map((c) =>
      at(c.piece, `${quoted(c.piece.text)} does not say for how long`, 'how long to watch, and under which load'),
    );
    const [first] = told;
    // The habit of a report is one fault.
    return first && lack.length >= 2
      ? [
          lack.length === criteria.length
            ? { ...first, seen: `none of ${lack.length} criteria says for how long` }
            : { ...first, seen: `${lack.length} of ${criteria.length} criteria do not say for how long, first ${quoted(first.at.text)}` },
        ]
      : told;
  },
});
