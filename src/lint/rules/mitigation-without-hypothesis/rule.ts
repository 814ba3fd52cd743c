import { words } from '../../../text/index.ts';
import { idsOf, takesUp } from '../../document/plan.ts';
import type { Action, ActionKind } from '../../document/types.ts';
import { actionIds } from '../../foreign/branches.ts';
import { allOf, at, HABIT, isTraced, lacking, listed, quoted, rule } from '../../rule.ts';

/** It eases the harm and says so: that needs no cause. */
const WHATEVER = words`
  (?:buys|gains) (?:some |only )?time | containment
  what(?:ever|soever) (?:the )?(?:cause|reason|it is)
  (?:regardless|independent(?:ly)?|irrespective) of (?:the )?(?:cause|hypothes\w+)
  under (?:every|any|each|all) (?:hypothes[ie]s|cause)s? | for the (?:effect|harm|symptom|impact|users|customers)
  (?:treats|addresses|eases|for) the (?:harm|effects?|symptoms?|impact|damage) | no hypothesis
`;

export const mitigationWithoutHypothesis = rule({
  id: 'mitigation-without-hypothesis',
  severity: 'error',
  why: 'an action that treats nothing named is done for its own sake, and nobody knows when to take it back',
  mend: 'trace it to the hypotheses that it treats, or leave it out',
  check: (doc) => {
    const known = idsOf(doc);
    if (known.size === 0) return [];
    const untraced = (kind: ActionKind) => {
      const same = doc.actions.filter((a) => a.kind === kind);
      return doc.kind === 'foreign' && same.length >= HABIT && !same.some(isTraced) ? same : [];
    };
    const habits = [untraced('mitigation'), untraced('fix')];
    // "Closes the gap of FM1": for what that one is for.
    const saysInWords = (a: Action): boolean =>
      !doc.actions.some(isTraced) &&
      (doc.hypotheses.some((h) => takesUp(allOf(a), h)) ||
        actionIds(allOf(a)).some((id) => doc.actions.some((x) => x.id === id && x !== a)));
    // A report that names no ids says in its words what it treats: where one of its actions takes up a mechanism, so may the others.
    const inWords = habits.flat().some((a) => doc.hypotheses.some((h) => takesUp(allOf(a), h)));
    const told = (inWords ? [] : habits).flatMap((same) => {
      const lack = same.filter((a) => a.addresses.length === 0 && !WHATEVER.test(allOf(a)));
      return lack.length >= HABIT ? lacking(doc, lack, lack, 'says which hypothesis it treats', 'the hypotheses that it treats') : [];
    });
    const habitual = told.length > 0 || inWords ? habits.flat() : [];
    const single = doc.actions
      .filter((a) => !habitual.includes(a))
      .flatMap((a) => {
        const lost = a.addresses.filter((id) => !known.has(id));
        if (lost.length > 0)
          return [
            {
              id: a.id,
              ...at(a.addressed ?? a.title, `${a.id} addresses ${lost.join(', ')}, which is not in the ledger`, 'hypotheses of the ledger'),
            },
          ];
        // Evidence is saved, and damage is repaired, whatever the cause was.
        const free = doc.kind === 'foreign' && (a.kind === 'evidence' || a.kind === 'repair' || a.all || WHATEVER.test(allOf(a)));
        return a.addresses.length === 0 && !free && !(doc.kind === 'foreign' && saysInWords(a))
          ? [
              {
                id: a.id,
                ...at(a.addressed ?? a.title, `${a.id} ${quoted(a.title.text)} addresses no hypothesis`, 'the hypotheses that it treats'),
              },
            ]
          : [];
      });
    const [first] = single;
    const most = first && doc.kind === 'foreign' && single.length >= HABIT && single.length * 2 > doc.actions.length;
    return [
      ...told,
      ...(most ? [{ ...first, seen: `${listed(single.map((f) => f.id))} say of no hypothesis that they treat it` }] : single),
    ];
  },
});
