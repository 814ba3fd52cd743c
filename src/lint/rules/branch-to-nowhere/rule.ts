import { idsOf } from '../../document/plan.ts';
import { actionIds } from '../../foreign/branches.ts';
import { at, quoted, rule } from '../../rule.ts';

export const branchToNowhere = rule({
  id: 'branch-to-nowhere',
  severity: 'error',
  why: 'the person who follows it stands before a step that does not exist',
  mend: 'point the branch at a step of the plan, a hypothesis of the ledger or an action of the report',
  check: (doc) => {
    const steps = new Set(doc.steps.flatMap((s) => [s.number, s.number.replace(/[a-z]$/, '')]));
    const hypotheses = idsOf(doc);
    const actions = new Set(doc.actions.map((a) => a.id));
    const lostInOrder =
      doc.kind === 'own' || actions.size === 0
        ? []
        : doc.order.flatMap((p) =>
            actionIds(p.text)
              .filter((id) => !actions.has(id) && !/^(?:SAVE|REP)/.test(id))
              .map((id) => at(p, `the order names ${id}, which does not exist: ${quoted(p.text)}`, 'an action of this report')),
          );
    const lostInPlan = doc.steps.flatMap((s) =>
      s.branches.flatMap((b) =>
        b.targets.flatMap((t) => {
          const lost =
            t.kind === 'step' && !steps.has(t.number) && !steps.has(t.number.replace(/[a-z]$/, ''))
              ? `step ${t.number}`
              : t.kind === 'hypothesis' && hypotheses.size > 0 && !hypotheses.has(t.id)
                ? t.id
                : t.kind === 'action' && actions.size > 0 && !actions.has(t.id) && !/^(?:SAVE|REP)/.test(t.id)
                  ? t.id
                  : undefined;
          return lost === undefined
            ? []
            : [
                at(
                  b.piece,
                  `step ${s.number} leads to ${lost}, which does not exist: ${quoted(b.piece.text)}`,
                  'a step, hypothesis or action of this report',
                ),
              ];
        }),
      ),
    );
    return [...lostInPlan, ...lostInOrder];
  },
});
