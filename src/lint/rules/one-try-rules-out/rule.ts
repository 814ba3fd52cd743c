import { anyOf } from '../../../text/index.ts';
import { ruledOut, TRY } from '../../document/plan.ts';
import { at, quoted, rule, textOf } from '../../rule.ts';

const OUTCOME = anyOf`
  no | not | none | never | cannot | can't | could not | unable | fails? to | passe[sd] | passes | clean | otherwise | else | works?
  succeeds? | fine | stays? away | absent
`;
const DENIES = new RegExp(anyOf`\b${OUTCOME}\b | n't\b`, 'i');
const TRIES = anyOf`times | tries | pairs | rounds | iterations | attempts | runs | repetitions | requests | messages | events`;
/** So often, or so long, that a miss says something. */
const MANY = new RegExp(
  anyOf`
    \b(?:[5-9]\d|\d{3,}|\d{1,3},\d{3})[ -]?(?:\w+ ){0,2}?${TRIES}\b
    \b(?:for|over) (?:at least )?(?:\d+|several|two|three) ?(?:min\w*|h\b|hours?|days?) | \brepeat\w*\b | \bin a loop\b
    \bdeterministic\w*\b
  `,
  'i',
);

export const oneTryRulesOut = rule({
  id: 'one-try-rules-out',
  severity: 'warning',
  only: 'elsewhere',
  why: 'what needs a coincidence of milliseconds, load or data stays away in most tries: the true cause is crossed out',
  mend: 'say how often the try is repeated and under which load, and call the hypothesis less likely after it',
  check: (doc) =>
    doc.steps.flatMap((s) => {
      const action = textOf(s.action);
      if (!TRY.test(action) || MANY.test(action)) return [];
      return s.branches.flatMap((b) => {
        const h = doc.hypotheses.find((x) => ruledOut(b, x.id));
        return h && DENIES.test(b.when)
          ? [
              at(
                b.piece,
                `step ${s.number} rules ${h.id} out because one try did not show it: ${quoted(b.piece.text)}`,
                'less likely, and how many tries would exclude it',
              ),
            ]
          : [];
      });
    }),
});
