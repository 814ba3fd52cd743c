import { rule } from '../../paths.ts';

export const endlessLoop = rule({
  id: 'endless-loop',
  severity: 'error',
  why: 'a plan that leads back to itself never ends',
  mend: 'let branches point forward only',
  check: (r) =>
    r.plan.steps.flatMap((s, i) =>
      s.outcomes.flatMap((o, j) =>
        'step' in o.next && o.next.step <= s.number
          ? [
              {
                place: `plan.steps[${i}].outcomes[${j}].next`,
                seen: `step ${s.number} leads back to step ${o.next.step}`,
                expected: 'a later step or a conclusion',
              },
            ]
          : [],
      ),
    ),
});
