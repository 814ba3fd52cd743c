import { allOf, lacking, rule, textOf } from '../../rule.ts';

const BACK =
  /\b(?:undo|revers(?:e|ed|ible)|revert(?:ed|ing)? (?:it|this|by|to)|roll(?:ed)? ?(?:it |this )?(?:back|forward)|re-?enabl\w*|restor\w* (?:it|the (?:old|previous|original))|set (?:it )?back|turn (?:it )?back|scale (?:it )?back|re-?deploy\w*|put (?:it |them )?back|switch(?:ed)? (?:it |them )?(?:on|off|back) again|(?:on|off|up|down) again|temporar\w+|for (?:one|two|three|\d+) (?:min\w*|hours?|days?|shifts?|nights?)|expires?|re-?set|nothing to (?:undo|take back)|(?:not|needs? no|no) (?:rollback|undo\w*|way back)|unset|old value|until (?:the|RCF|it)|take (?:it )?back|(?:go(?:es)?|going) back|(?:remove|delete|drop|lift) the (?:rule|flag|limit|override|block|filter|job))\b/i;

export const noRollback = rule({
  id: 'no-rollback',
  severity: 'warning',
  why: 'a mitigation that cannot be undone is a bet',
  mend: 'say how to undo it, or that nothing needs undoing',
  check: (doc) => {
    const fast = doc.actions.filter((a) => a.kind === 'mitigation');
    const lack = fast.filter(
      (a) => !/\S/.test(textOf(a.parts.rollback)) && !(doc.kind === 'foreign' && BACK.test(allOf(a).slice(a.title.text.length))),
    );
    return lacking(doc, lack, fast, 'says how it is undone', 'a way back');
  },
});
