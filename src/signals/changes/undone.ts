import { words } from '../../text/index.ts';
import type { Change } from '../types.ts';
import { UNMOVED } from './in-vain.ts';
import type { Item } from './items.ts';

/** Undoing a change of software or settings. Transactions roll back, too: they are no change undone. */
export const UNDO = words`
  roll(?:ed|ing)?(?: \w+){0,5}? back | roll(?:ed)?-?back | rolled the [\w ]{1,30} back | revert(?:ed|ing)?
  put back(?! to) | (?:was |were |been )?taken out(?: again)?(?! (?:of|for)\b) | took (?:\w+ ){1,3}out again
  went back (?:to|one|two|three|a) | backed (?:\w+ ){0,3}out | downgrad(?:ed|ing) | undid | undone | switched back
  (?<=^|[-;,.:)] )back (?:to|on) (?:the (?:old|previous|former) | (?:[\w-]+ ){0,2}v?\d+(?:\.\d+)+)
  (?:turned|set|put|flipped|dialled|took) (?:it |the [\w-]+ (?:[\w-]+ )?|[\w-]+ )?back (?:to|on|off|at)
`;
const NOT_UNDO = words`
  transaction | tx | insert | statement | savepoint | no rollbacks? | can (?:we )?(?:be )?(?:roll|revert) | could | should | would
  will | cannot | can't | (?:not|never)(?: yet)?(?: been)? (?:rolled|reverted) | without | ready to | want to | plan\w* to | possible | if we
  can (?:you|i|they|somebody|someone) | (?:isn't|is not|wasn't) (?:wanted|allowed|possible|an option)
  asked \w+ (?:\w+ ){0,3}to | (?:offers?|propos(?:es?|ing)|suggests?|wants?|consider(?:s|ing)?|tempted)(?: to)? | prepared | (?:isn't|is not|not) supported
  dare\w* | impossible | hesitat\w+ | (?:did not|didn['’]t|won't) (?:want|roll|revert|try)
  takes? (?:days|hours|weeks|too long|\d) | needs (?:the|a|an|\d) | forward or back | then rollback | db rollback | rollbacks
`;
const NO_EFFECT = words`
  no (?:change|effect|difference|improvement|help|luck|joy|better) | same | still
  did(?:n't| not) (?:help|change|fix|improve|matter) | without (?:effect|success) | unchanged | nothing (?:changed|improved|better)
  not (?:help|better|fix)\w* | worse | made no | ${UNMOVED} | does(?:n't| not) help | continue[sd]? | persist\w* | keeps? (?:happening|failing)
`;
const CURED = words`
  fixed | cured | solved | resolved | helped | recover\w* | stopped | gone | went away | disappear\w* | back to normal
  normal(?: again)? | (?:it|errors?|alerts?|alarms?) (?:all )?cleared | (?:it )?ended | (?:ok|fine|healthy|good) again | restored
  (?:errors?|latency|rate) (?:dropped|fell|down) (?:to|at once|immediately) | works? again
  all (?:is|was) (?:well|fine|good|ok|normal)
  (?:is|was|are|were) (?:all )?(?:fine|ok|good|well|normal|right) (?:within|after|since|in|from)
  got (?:(?:a lot|a bit|much|far|way|clearly) )?better
`;

/** "All of them are members again": as it was before, of whatever; "is down again" is the trouble. */
const AS_BEFORE =
  /\b(?:is|are|was|were)(?! (?:not|never|hardly)\b)(?: (?!down\b|slow|fail|wrong|brok|worse|red\b|high|stuck|out\b|gone\b|missing|late\b|full\b|there\b|seen\b|bad\b|empty\b)\w+){1,3} again\b/i;

/** "The tags are gone, errors are not", "again 1.0 rows". */
const REMAINS = words`
  (?:errors?|failures?|trouble|problem|symptoms?|faults?) (?:(?:are|is|were|was) (?:not|still|there|the same) | remain\w* | stay\w*)
  again (?:\d | the same)
  (?:one|two|three|four|some|more|others?|\d+) (?:of (?:the|them|those|these)(?: \d+| \w+)? )?(?:is|are|was|were|came|come|happened) (?:from|at|after) (?:it|that|\d{1,2}[:.]\d\d)
`;

/** What followed an undoing: the first word of effect in the text after it. */
export function effectAfter(text: string): Change['undone'] {
  if (REMAINS.test(text)) return 'no-effect';
  const no = NO_EFFECT.exec(text);
  const yes = CURED.exec(text) ?? AS_BEFORE.exec(text);
  const negated = yes && /\b(?:not|never|n't|nothing|hardly)\s(?:\w+\s)?$/i.test(text.slice(Math.max(0, yes.index - 14), yes.index));
  if (no && (!yes || negated || no.index <= yes.index)) return 'no-effect';
  if (negated) return 'no-effect';
  return yes ? 'cured' : 'unknown';
}

/** Whether an item tells of an undoing that was done. */
export const isUndoing = (text: string): boolean =>
  UNDO.test(text) && !NOT_UNDO.test(text) && !isCutQuotation(text) && !/\?\s*$|\bback["”]/.test(text);

/** Half of what somebody says or wants to write: `fixed by rollback" into the report`. */
export const isCutQuotation = (text: string): boolean => (text.match(/["“”]/g)?.length ?? 0) % 2 === 1;

/** "A deploy at 09:20 was rolled back at 09:52": what was undone, told in the same words. */
export function subjectUndone(item: Item): Item | undefined {
  const text = /^(.{8,}?)\s+(?:was|were|(?:has|have|had) been|got|we|i)\s+$/i.exec(
    item.text.slice(0, UNDO.exec(item.text)?.index ?? 0),
  )?.[1];
  return text === undefined ? undefined : { ...item, text, end: item.start + text.length };
}
