import { allOf, at, quoted, rule, textOf } from '../../rule.ts';

export const noRollback = rule({
  id: 'no-rollback',
  severity: 'warning',
  why: 'a mitigation that cannot be undone is a bet',
  mend: 'say how to undo it, or that nothing needs undoing',
  check: (doc) =>
    doc.actions.flatMap((a) => {
      if (a.kind !== 'mitigation' || /\S/.test(textOf(a.parts.rollback))) return [];
      const said =
        doc.kind === 'foreign' &&
        /\b(?:undo|revers(?:e|ed|ible)|revert(?:ed|ing)? (?:it|this|by|to)|roll(?:ed)? ?(?:it |this )?(?:back|forward)|re-?enabl\w*|restor\w* (?:it|the (?:old|previous|original))|set (?:it )?back|turn (?:it )?back|scale (?:it )?back|re-?deploy\w*)\b/i.test(
          allOf(a).slice(a.title.text.length),
        );
      return said ? [] : [at(a.title, `${a.id} ${quoted(a.title.text)} does not say how it is undone`, 'a way back')];
    }),
});
