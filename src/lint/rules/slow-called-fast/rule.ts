import { anyOf, words } from '../../../text/index.ts';
import { at, deedOf, quoted, rule } from '../../rule.ts';

const CHANGED_CODE = anyOf`code | fix | fixed | patch\w* | hot-?fix | new version | change | updated | guard | idempot\w*`;
const BUILT_IN_CODE = anyOf`
  unique (?:constraint|index) | index | idempotency[- ]?keys? | try[/ -]?catch | retry logic | transaction | distributed lock
  row[- ]level lock | mutex | advisory lock | null check | validation | circuit breaker | jitter | backoff
`;
const CODE = words`
  code (?:change|fix|deploy\w*|patch) | hot-?fix\w* | ship (?:a|the) (?:fix|patch|change)
  deploy\w* (?:a |an |the )?${CHANGED_CODE} | refactor\w* | rewrit\w* | pull request | schema (?:change|migration)
  add (?:an? |the )?(?:missing )?${BUILT_IN_CODE} | implement\w*
  wrap (?:the |both |it |this )?[^.]{0,40} in (?:a |one |an? )?(?:\w+ )?(?:transaction|try|mutex|lock)
  (?:modify|update|change|patch|edit) the (?:code|function|handler|service code|application) | pass (?:an? )?idempotency[- ]?keys?
  move [^.]{0,40} (?:out of|into) the (?:loop|transaction)
`;
const NEEDS_NO = anyOf`no | without(?: any| a)? | not? (?:need|require)\w* | does not (?:need|require)`;
const NONE = new RegExp(
  anyOf`
    \b${NEEDS_NO} (?:a )?(?:code|deploy\w*|schema) | \b(?:previous|prior|last known good|old) (?:version|release|build|image|code)
    feature flag | config(?:uration)?[- ](?:only|flag|change only)\b
  `,
  'i',
);

const ENDS = anyOf`cancel | stop | abort | pause | revert | undo | roll(?:ing)? ?back | kill | hold | delay | postpone`;
/** It is stopped, or is what something else waits for. */
const UNDONE = new RegExp(String.raw`\b(?:until|till|before|while) (?:the |a |an )?$|\b${ENDS}\w*\s+(?:\w+\s+){0,3}$`, 'i');

export const slowCalledFast = rule({
  id: 'slow-called-fast',
  reads: 'prose',
  severity: 'warning',
  why: 'a change of code needs writing, review, tests and a deploy: it is not there in ten minutes, and untested code in an outage makes two',
  mend: 'list it as a root-cause fix, and mitigate with what exists: undo, switch off, scale, limit',
  check: (doc) =>
    doc.actions.flatMap((a) => {
      if (a.kind !== 'mitigation') return [];
      const deed = deedOf(a);
      const slow = doc.kind === 'own' ? /\bcode change\b|\brefactor/i.exec(deed) : CODE.exec(deed);
      const undone = slow && UNDONE.test(deed.slice(0, slow.index));
      return slow && !undone && !NONE.test(deed)
        ? [
            at(
              a.title,
              `${a.id} ${quoted(a.title.text)} is a change of code: ${quoted(slow[0])}`,
              'something that works with what is deployed',
            ),
          ]
        : [];
    }),
});
