import { rule } from '../../paths.ts';

export const changesSystemBeforeLooking = rule({
  id: 'changes-system-before-looking',
  severity: 'error',
  why: 'a step that changes the system before anything was read destroys what would have told the cause',
  mend: 'begin with a read-only step',
  check: (r) => {
    const first = r.plan.steps[0];
    return first && !first.readOnly && r.plan.steps.some((s) => s.readOnly)
      ? [{ place: 'plan.steps[0]', seen: 'the first step changes the system', expected: 'a read-only step first' }]
      : [];
  },
});
