import { alternatives, anyOf } from '../../../text/index.ts';
import type { Word } from './words.ts';

const DAY = anyOf`mon | tue | tues | wed | wednes | thu | thurs | fri | sat | satur | sun | mon | tues | wednes`;
const MONTH = anyOf`
  jan(?:uary)? | feb(?:ruary)? | mar(?:ch)? | apr(?:il)? | may | june? | july? | aug(?:ust)? | sept?(?:ember)? | oct(?:ober)?
  nov(?:ember)? | dec(?:ember)?
`;
const SPAN = anyOf`hour | day | night | morning | afternoon | evening | week | weekend | month | quarter | sprint | term`;
/** A time within the sentence: a day, an hour, a month. */
const DATED = alternatives`
  ${DAY}(?:day)?s? | yesterday | today | tonight | noon | midnight | easter | (?:this|last|that|previous|same) ${SPAN}
  \d{1,2}[:.h]\d\d | ${MONTH} \d{1,2} | \d{1,2}\.? ${MONTH} | the \d{1,2}(?:st|nd|rd|th)
  (?:in|since|of|from|last|this|early|late|mid-?) ${MONTH}
  (?:a|an|one|two|three|four|five|\d+) ${SPAN}s? (?:ago|before|earlier) | over the weekend | ${SPAN} before
`;

const DATE = new RegExp(String.raw`(?<![\w-])(?:${DATED})(?![\w])`, 'gi');

const BEGAN = anyOf`begun | began | begins? | started | starts? | came | comes | appeared | new | exists?`;
const CUES = anyOf`
  (?:ever )?since | ${BEGAN} (?:with | w/ | when | as | after | following | the (?:day|minute|moment|week|sprint))
  (?<!\b(?:for|at|in|of|until|to) )the (?:day|moment|minute)(?: on)?(?: when| that)?(?! (?:after|before|of|in|and|is|was|build|batch|job|run|shift|import|export|backup|release|deploy\w*|sync|report)\b)
  at the same (?:time|moment|minute) as | (?<=^)with(?= (?:the|our|its) (?!same|old|other|previous))
  right after | straight after | only after | just after | as of | (?:has been|been|it's been|is) so since
`;
/** What the trouble is said to have begun with, up to the end of its clause. */
const AFTER = new RegExp(String.raw`\b${CUES}[: ]+(?!then\b|that\b)([^,;:()]{3,110})`, 'gi');
/** "Since Tuesday, when the shops joined", "After the node pool was exchanged": the event, whatever stands before it. */
const LATER_CUES = anyOf`
  \b(?:since|from|on|as of)\b[^.;:]{2,30},? (?:when|as|because|the \w+ (?:when|that))
  the (?:day|night|morning|evening|week|weekend) after(?! (?:that|this|it|which)\b)
  (?<=^|[;:,(–-] ?)(?:(?:about |some )?(?:an?|one|two|three|four|five|\d+) ${SPAN}s? )?after(?! (?:that|this|it|which|about|some|a while|\d|each|every)\b)
`;
const LATER = new RegExp(`${LATER_CUES} ([^,;:()]{3,110})`, 'gi');
/** "Unchanged since the relaunch": what began then is that nothing happens. */
const STILL = new RegExp(
  anyOf`
    (?:unchanged | constant | untouched | the same | same | stable | nothing(?: \w+){0,3} | no (?:new )?(?:release|deploy\w*|change)s?
    (?:not|n['’]t|never)(?: been)? (?:changed|used|touched|deployed|restarted|updated)) (?:\S+ ){0,2}$ | \bnot $
  `,
  'i',
);

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Words that name a time. */
export function datesIn(text: string, words: readonly Word[]): Stretch[] {
  return [...text.matchAll(DATE)].map((m) => stretch(words, m.index, m.index + m[0].length));
}

/** Clauses that tell what the trouble came after. */
export function clausesAfter(text: string, words: readonly Word[]): Stretch[] {
  return [...text.matchAll(AFTER), ...text.matchAll(LATER)]
    .filter((m) => !STILL.test(text.slice(0, m.index)))
    .map((m) => stretch(words, m.index + m[0].length - (m[1] ?? '').length, m.index + m[0].length));
}

function stretch(words: readonly Word[], start: number, end: number): Stretch {
  const from = words.findIndex((w) => w.end > start);
  const to = words.findIndex((w) => w.start >= end);
  return { from: from < 0 ? words.length : from, to: to < 0 ? words.length : to };
}
