import { anyOf, words } from '../../../text/index.ts';
import { hits, sentences } from '../../document/piece.ts';
import type { Doc } from '../../document/types.ts';
import { actionIds } from '../../foreign/branches.ts';
import { allOf, at, beginsWith, deedOf, isAsked, isRejected, lacking, prose, quoted, rule, textOf } from '../../rule.ts';

const CONFIGURATION = anyOf`configuration | config | build | value | version | image | setting | state`;
const BACK = words`
  undo | revers(?:e|ed|ible) | revert(?:ed|ing)? (?:it|this|by|to) | roll(?:ed)? ?(?:it |this )?(?:back|forward) | re-?enabl\w*
  restor\w* (?:it|the (?:old|previous|original)) | set (?:it )?back | turn (?:it )?back | scale (?:it )?back | re-?deploy\w*
  put (?:it |them )?back | switch(?:ed)? (?:it |them )?(?:on|off|back) again | (?:on|off|up|down) again | temporar\w+ | revert the
  un-?block | (?:former|previous|earlier|old) ${CONFIGURATION} | way back
  for (?:one|two|three|\d+) (?:min\w*|hours?|days?|shifts?|nights?) | (?:it|flag|rule|override|block|limit|change|ban) expires
  reverts | re-?set | nothing to (?:undo|take back) | (?:not|needs? no|no) (?:rollback|undo\w*|way back) | unset | old value
  until (?:the|RCF|it) | take (?:it )?back | (?:go(?:es)?|going) back
  (?:remove|delete|drop|lift) the (?:rule|flag|limit|override|block|filter|job)
`;

const MANNER = anyOf`staggered | rolling | remote | controlled | one-off | immediate | manual`;
const AGAIN_AND_AGAIN = anyOf`every | daily | nightly | hourly | cron`;
/** Once done, nothing of it is left to be undone. */
const LEAVES_NOTHING = new RegExp(String.raw`^\W*(?:${MANNER}\s)*(?:restart|reboot|recycle|kick)\b(?!.*\b${AGAIN_AND_AGAIN}\b)`, 'i');

/** What is held up is let go again: its opposite is its way back. */
const HELD_UP = /^\W*(?:temporarily )?(?:pause|suspend|freeze|hold|throttle|cap|limit|disable|(?:switch|turn) (?:[\w`-]+ ){0,4}?off)\b/i;
/** It ends by itself. */
const BOUNDED = /\bfor (?:one|two|three|a|\d+) (?:min\w*|hours?|days?|evenings?|nights?|shifts?|weeks?|runs?)\b/i;
/** "From 8 s to 45 s": where the value from before is named, the way back is too. */
const FORMER_VALUE = /\bfrom `?\d[\w.%]*(?: \w+)?`? to `?\d|\d[\w.%]* ?→ ?\d/;

/** "Rollback of FM1 and FM2 is the former configuration": said once for several. */
const saidElsewhere = (doc: Doc, id: string): boolean =>
  doc.said
    .filter((s) => s.section === 'mitigation' && s.of !== id)
    .flatMap((s) => sentences(s.piece))
    .some(
      (s) =>
        /\b(?:roll(?:ed|ing)?[ -]?backs?|undo\w*|revert\w*|revers\w+|way back|until (?:the|RCF\d|it))\b/i.test(s.text) &&
        namesAction(s.text, id),
    );
const namesAction = (text: string, id: string): boolean =>
  actionIds(text).includes(id) || /\b(?:all|each|every) (?:of them|fms?|mitigations?|options?)\b/i.test(text);

const UNDOES = /\b(?:undo|roll(?:ed)? back|revert|reverse)\b[^.;]*\bFM\d+/i;
const DONE = /^\W*(?:\w+ )?(?:restart|reboot|recycle|purge|kill|flush|delete|truncate)\b/i;
/** "Undo FM1", where FM1 is a restart. */
const undoesTheDone = (doc: Doc) =>
  (doc.kind === 'own' || doc.computed ? [] : prose(doc))
    .filter((s) => s.section === 'verification' || s.section === 'mitigation')
    .flatMap(({ piece }) => hits(piece, UNDOES).slice(0, 1))
    .flatMap((h) => {
      const done = doc.actions.find((a) => actionIds(h.text).includes(a.id) && DONE.test(a.title.text));
      return done ? [at(h, `${quoted(h.text)}: ${done.id} ${quoted(done.title.text)} cannot be undone`, 'what to do instead')] : [];
    });

/** Its opposite does not bring back what was. */
const HARD_DEED = anyOf`
  purg\w* | flush\w* | delet\w* | truncat\w* | drop\w* | wip(?:e|ing) | eras\w* | empty | skip\w* | discard\w* | evict\w* | fail(?:ing)? ?over
  promot\w* | re-?partition\w* | re-?shard\w* | migrat\w* | re-?creat\w* | re-?build\w* | re-?index\w* | overwrit\w* | merg\w* | archiv\w*
`;
const HARD_TO_UNDO = beginsWith(HARD_DEED);

export const noRollback = rule({
  id: 'no-rollback',
  severity: 'warning',
  why: 'a mitigation that cannot be undone is a bet',
  mend: 'say how to undo it, or that nothing needs undoing',
  check: (doc) => {
    const fast = doc.actions.filter((a) => a.kind === 'mitigation' && !(doc.kind === 'foreign' && isRejected(a)));
    const unsaid = fast.filter(
      (a) =>
        !/\S/.test(textOf(a.parts.rollback)) &&
        !(
          doc.kind === 'foreign' &&
          (BACK.test(allOf(a).slice(a.title.text.length)) ||
            LEAVES_NOTHING.test(a.title.text) ||
            FORMER_VALUE.test(deedOf(a)) ||
            BOUNDED.test(a.title.text) ||
            HELD_UP.test(a.title.text) ||
            saidElsewhere(doc, a.id))
        ),
    );
    // Anybody sets a value back or deploys what was there before; the others are told where most of a report say it.
    const lack = doc.kind === 'own' || isAsked(fast, unsaid, 'rollback') ? unsaid : unsaid.filter((a) => HARD_TO_UNDO.test(a.title.text));
    return [...lacking(doc, lack, fast, 'says how it is undone', 'a way back'), ...undoesTheDone(doc)];
  },
});
