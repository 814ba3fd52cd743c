import { words } from '../../../text/index.ts';
import { withoutCode } from '../../document/piece.ts';
import { confirmed } from '../../document/plan.ts';
import { at, quoted, rule, textOf } from '../../rule.ts';

const BREAKS = words`
  delet(?:e|ing) | flush(?:ing)? | purg(?:e|ing) | empty(?:ing)? | clear(?:ing)? | kill(?:ing)? | stop(?:ping)? | block(?:ing)?
  disconnect(?:ing)? | throttl(?:e|ing) | fill(?:ing)?(?: up)? | exhaust(?:ing)? | overload(?:ing)? | provok(?:e|ing)
  saturat(?:e|ing)
`;
const APPEARS = /\b(?:spikes?|appears?|errors?|fails?|slow\w*|rises?|reproduced|occurs?|shows up|returns?|same (?:fault|symptom|error))\b/i;
const GOES = /\b(?:vanish\w*|disappear\w*|stops?|gone|recovers?|no (?:\w+ )?(?:spikes?|errors?)|fewer|back to normal)\b/i;

export const provokedByHand = rule({
  id: 'provoked-by-hand',
  severity: 'warning',
  only: 'elsewhere',
  why: 'that it can be broken in this way does not say that it was',
  mend: 'look for the trace that it left when it happened by itself',
  check: (doc) =>
    doc.steps.flatMap((s) =>
      !BREAKS.test(withoutCode(textOf(s.action)))
        ? []
        : s.branches
            .filter((b) => APPEARS.test(b.when) && !GOES.test(b.when) && doc.hypotheses.some((h) => confirmed(b, h.id)))
            .slice(0, 1)
            .map((b) =>
              at(
                b.piece,
                `step ${s.number} breaks it by hand, and takes that for the cause: ${quoted(b.piece.text)}`,
                'a trace of it at the time of the incident',
              ),
            ),
    ),
});
