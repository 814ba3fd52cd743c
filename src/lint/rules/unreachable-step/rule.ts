import { successors } from '../../document/plan.ts';
import { at, rule } from '../../rule.ts';

export const unreachableStep = rule({
  id: 'unreachable-step',
  severity: 'error',
  why: 'a step that no branch reaches is never made',
  mend: 'reach it from an earlier outcome, or leave it out',
  check: (doc) => {
    const reached = new Set([doc.steps[0]?.number, ...doc.steps.flatMap((s) => successors(doc, s))]);
    // "Step 2" reaches its parts 2a and 2b.
    return doc.steps
      .filter((s) => !reached.has(s.number) && !reached.has(s.number.replace(/[a-z]$/, '')))
      .map((s) => at(s.piece, `no outcome leads to step ${s.number}`, 'a branch that leads there'));
  },
});
