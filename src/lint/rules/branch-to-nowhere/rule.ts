import { rule } from '../../paths.ts';

export const branchToNowhere = rule({
  id: 'branch-to-nowhere',
  severity: 'error',
  why: 'the person who follows it stands before a step that does not exist',
  mend: 'point the branch at a step of the plan or at a conclusion of the ledger',
  check: (r) => {
    const steps = new Set(r.plan.steps.map((s) => s.number));
    const ends = new Set([...r.hypotheses.map((h) => h.id), 'other']);
    return r.plan.steps.flatMap((s, i) =>
      s.outcomes.flatMap((o, j) => {
        const known = 'step' in o.next ? steps.has(o.next.step) : ends.has(o.next.conclude);
        return known
          ? []
          : [
              {
                place: `plan.steps[${i}].outcomes[${j}].next`,
                seen: JSON.stringify(o.next).slice(0, 60),
                expected: 'a step or a hypothesis that exists',
              },
            ];
      }),
    );
  },
});
