import { anyOf } from '../../../text/index.ts';
import { hits } from '../../document/piece.ts';
import { at, prose, quoted, rule } from '../../rule.ts';

const SHOWS = anyOf`reproduc\w* | appears? | fails? | shows? | happens? | confirmed | occurs? | breaks? | recurs? | succeeds?`;
const GO_ON = anyOf`raise | increase | repeat | retry | try again | vary | lengthen | keep | continue | double | widen | again`;
const STAYS = anyOf`stays? | remains? | is | keeps? | holds?`;
const RANKING = anyOf`ranking | ledger | order | verdict | conclusion | diagnosis | lead | H\d{1,2}`;
const AS_IT_IS = anyOf`as it is | unchanged | the same | in place | valid | first | the lead`;
const WHATEVER = anyOf`whatever | no matter what | regardless of | irrespective of | either way | in (?:either|any|both) cases?`;
/** No outcome speaks against what is tested. */
const NO_OUTCOME = new RegExp(
  anyOf`
    // it is tried until it comes true
    \b${GO_ON}\b[^.;→]{0,50}\buntil (?:it|the \w+|this|H\d+)(?: \w+)? ${SHOWS}\b
    // what does not come is tried with more of it
    \b(?:not|never|no) (?:reproduc\w*|seen|shown|confirmed)\b[^.;]{0,12}→ (?:then )?${GO_ON}\b[^.;→]{0,50}\b(?:repeat|try again|again|re-?run|retry)\b
    // a test that fails changes nothing
    \b(?:if|should|even if|even when)\b[^.;]{4,80}\b(?:the )?${RANKING} ${STAYS} (?:\w+ )?${AS_IT_IS}\b
    \b${WHATEVER}\b[^.;]{0,50}\b${RANKING} (?:still )?${STAYS}\b
    \babsence\b[^.;]{0,40}\b(?:does not|doesn't|would not|cannot) (?:speak against|weaken|disprove|rule out|refute) H\d
  `,
  'i',
);

export const unfalsifiable = rule({
  id: 'unfalsifiable',
  severity: 'warning',
  only: 'elsewhere',
  why: 'what no outcome can refute is not tested, and the night goes into proving it',
  mend: 'say which outcome lowers the hypothesis, and where the reader goes from there',
  check: (doc) =>
    doc.computed
      ? []
      : prose(doc)
          .filter((s) => s.section === 'ledger' || s.section === 'plan')
          .flatMap(({ piece }) =>
            hits(piece, NO_OUTCOME)
              .slice(0, 1)
              .map((h) => at(h, `${quoted(h.text)}: no outcome could speak against it`, 'the outcome that would')),
          ),
});
