import { rule } from '../../paths.ts';

export const unreachableStep = rule({
  id: 'unreachable-step',
  severity: 'error',
  why: 'a step that no branch reaches is never made',
  mend: 'reach it from an earlier outcome, or leave it out',
  check: (r) => {
    const reached = new Set([
      r.plan.steps[0]?.number,
      ...r.plan.steps.flatMap((s) => s.outcomes.flatMap((o) => ('step' in o.next ? [o.next.step] : []))),
    ]);
    return r.plan.steps.flatMap((s, i) =>
      reached.has(s.number)
        ? []
        : [{ place: `plan.steps[${i}]`, seen: `no outcome leads to step ${s.number}`, expected: 'a branch that leads there' }],
    );
  },
});
