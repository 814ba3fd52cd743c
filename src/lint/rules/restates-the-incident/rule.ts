import { words } from '../../../text/index.ts';
import { withoutCode } from '../../document/piece.ts';
import { confirmed } from '../../document/plan.ts';
import type { Step } from '../../document/types.ts';
import { at, listed, quoted, rule, textOf } from '../../rule.ts';
import { decidedBy } from './decided.ts';

/** The step puts numbers beside something else, or makes it happen: then the same number is news. */
const GOES_FURTHER = words`
  compar\w* | correlat\w* | match\w* | against | reproduc\w* | simulat\w* | staging | replay\w* | fire | load | each | per
  by (?:pod|host|version|consumer|partition|hour|tenant|user)
`;
/** What is seen after something was done is news, whatever its number. */
const INTERVENES = words`pg_terminate_backend | pg_cancel_backend | kill\w* | terminat\w* | restart\w* | vacuum | set \w+ to | raise | lower | disabl\w* | delet\w*`;
const NUMBER = /(?<![\w.,-])\d[\d,]*(?:\.\d+)?/g;

export const restatesTheIncident = rule({
  id: 'restates-the-incident',
  severity: 'warning',
  only: 'elsewhere',
  needs: 'incident',
  why: 'what is known already cannot raise a hypothesis above its rivals, which explain the same numbers',
  mend: 'let the step look at something that the incident does not state, and that the rivals predict otherwise',
  check: (doc, facts) =>
    doc.steps.flatMap((s) => {
      const numbers = known(s, facts.text);
      const answer = GOES_FURTHER.test(withoutCode(textOf(s.action))) ? undefined : decidedBy(s, facts.text);
      const [expected] = s.expected;
      if (answer && expected)
        return [
          at(
            expected,
            `step ${s.number} expects ${quoted(expected.text)}, which the incident states already: ${quoted(answer)}`,
            'something that the incident does not state',
          ),
        ];
      const branch = numbers.length >= 2 ? s.branches.find((b) => doc.hypotheses.some((h) => confirmed(b, h.id))) : undefined;
      return branch
        ? [
            at(
              branch.piece,
              `step ${s.number} expects ${listed(numbers)}, which the incident states already: ${quoted(branch.piece.text)}`,
              'a number that only this hypothesis predicts',
            ),
          ]
        : [];
    }),
});

/** All numbers that the step expects, where each of them is one of the incident; else none. */
function known(s: Step, incident: string): string[] {
  if (GOES_FURTHER.test(withoutCode(textOf(s.action))) || INTERVENES.test(textOf(s.action))) return [];
  const given = new Set(incident.match(NUMBER) ?? []);
  // Times of the day say where to look.
  const expected = [
    ...new Set(
      textOf(s.expected)
        .replace(/\b\d{1,2}(?::\d{2})+\b/g, '')
        .match(NUMBER) ?? [],
    ),
  ];
  return expected.length > 0 &&
    expected.every((n) => given.has(n)) &&
    expected.some((n) => Number(n.replace(/,/g, '')) >= 10 && n !== '100')
    ? expected
    : [];
}
