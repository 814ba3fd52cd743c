import { rule } from '../../paths.ts';

export const noRollback = rule({
  id: 'no-rollback',
  severity: 'warning',
  why: 'a mitigation that cannot be undone is a bet',
  mend: 'say how to undo it, or that nothing needs undoing',
  check: (r) =>
    r.mitigations.flatMap((m, i) =>
      m.rollback.trim() === '' ? [{ place: `mitigations[${i}].rollback`, seen: 'no rollback', expected: 'how it is undone' }] : [],
    ),
});
