import { anyOf } from '../../../text/index.ts';
import { judges, testsHypothesis } from '../../document/plan.ts';
import { at, quoted, rule } from '../../rule.ts';

export const sentToAnotherTest = rule({
  id: 'sent-to-another-test',
  severity: 'warning',
  only: 'elsewhere',
  why: 'the check is made, and says nothing of the cause that it was made for',
  mend: 'send to the step that tests it, or add one',
  check: (doc) =>
    doc.steps.flatMap((s, i) =>
      s.branches.flatMap((b) => {
        const ids = [...new Set(b.targets.flatMap((t) => (t.kind === 'hypothesis' ? [t.id] : [])))];
        const to = b.targets.flatMap((t) => (t.kind === 'step' ? [t.number] : []));
        const h = doc.hypotheses.find((x) => x.id === ids[0]);
        const at0 = doc.steps.findIndex((x) => x.number === to[0]);
        const step = doc.steps[at0];
        if (ids.length !== 1 || to.length !== 1 || !h || !step || at0 <= i || !NAMED_ALONE.test(b.follows)) return [];
        const others = doc.hypotheses.filter((x) => x !== h && step.branches.some((y) => judges(y, x.id)));
        const looked = doc.steps.slice(at0).some((x) => testsHypothesis(x, h, doc));
        return others.length > 0 && !looked
          ? [
              at(
                b.piece,
                `step ${s.number} sends to step ${step.number} for ${h.id}, and that tests ${others[0]?.id}: ${quoted(b.piece.text)}`,
                `a step that tests ${h.id}`,
              ),
            ]
          : [];
      }),
    ),
});

const GO_TO = anyOf`then | see | go (?:on )?to | continue (?:with|at) | proceed to`;
const CONSIDER = anyOf`test | check | suspect | probably | look at | consider | go to`;
/** "→ H4, Step 5": the name and the way, no verdict on it. */
const NAMED_ALONE = new RegExp(String.raw`^\W*(?:${CONSIDER} )?H\d{1,2}\W{1,4}(?:${GO_TO} )?\(?step\b`, 'i');
