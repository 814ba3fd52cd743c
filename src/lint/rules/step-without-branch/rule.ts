import { rule } from '../../paths.ts';

export const stepWithoutBranch = rule({
  id: 'step-without-branch',
  severity: 'error',
  why: 'a step whose outcomes lead to one place is not a test',
  mend: 'give each outcome its own way on',
  check: (r) =>
    r.plan.steps.flatMap((s, i) =>
      s.outcomes.filter((o) => o.outcome !== 'could not tell').length >= 2
        ? []
        : [{ place: `plan.steps[${i}].outcomes`, seen: `${s.outcomes.length} outcome`, expected: 'at least two outcomes' }],
    ),
});
