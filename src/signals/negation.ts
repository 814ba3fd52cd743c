import { anyOf, words } from '../text/index.ts';
/** How a sentence holds what it says. */
export interface Stance {
  readonly denied: boolean;
  /** Factor on the reliability: hedged, past or somebody else's statements count less. */
  readonly trust: number;
  /** Strength of an absence: 0.9 measured, 0.6 said, 0.3 vague (THEORY §1). */
  readonly strength: number;
}

const NO_WORD = anyOf`
  no | not | never | none | without | zero | nothing | neither | nor | nobody | cannot see | can't see | free of | absence of
  isn't | aren't | wasn't | weren't | doesn't | don't | didn't | hasn't | haven't | won't | wouldn't
`;
const DENIAL = new RegExp(anyOf`\b${NO_WORD}\b | (?<![=\d.,])\b0(?=\s+(?!to\b|or\b|ms\b)[a-z])`, 'gi');
/** Words after which `no` and `not` deny nothing. */
const NOT_DENIAL = new RegExp(
  String.raw`\b${anyOf`
    not only | no longer | no doubt | not just | nothing but | no matter | not until | why not | if not | or not | no one can
    nobody can | not yet | no\. ?\d+ | not (?:\w+ )?at once | no (?:wonder|surprise|idea (?:why|how|what)) | not surprising(?:ly)?
    without (?:a |any |an )?(?:warning|notice|restart|reboot|announcement)
    (?:nobody|no one|none of us|never) (?:noticed|saw|knew|reali[sz]ed|told us) (?:that|how|why)
    (?:not|n't) (?:noticed?|reali[sz]ed?|know) (?:that|how|why)
  `}\b`,
  'gi',
);
/** After these a denial has ended: "no errors other than 504", "did not start after the OOM kill", "no data since midnight". */
const ENDS_DENIAL = new RegExp(
  String.raw`(?:^|\s)${anyOf`
    other than | except | apart from | aside from | besides | save for | after | because | due to | since | until | till | when
    whenever | despite | to avoid | to prevent | from \d
  `}(?=\s|$)`,
  'i',
);
/** A zero denies what it counts, not the rest of the clause: "0 bytes on 40 of the units after the power cut". */
const ZERO_REACH = 20;
const REACH = 45;
/** Denials of the ability itself: the failure is the statement. */
const COUNT_AFTER = new RegExp(
  anyOf`
    ^\s*(?:0|zero|none)(?=[,;)]|\.?\s*$) | ^\s*[–—]\s*(?:none|nil|zero|no\b(?! longer| matter| doubt))
    ^\s*\((?:none|nil|zero|0|no)\b | (?:^\s*=|:)\s*(?:none|no|0|zero|nil|empty|n/a)\b(?!\.\d)
    \b(?:is|are|was|were|stays?|at|of|=)\s+(?:0|zero|none|empty|nil)(?!\s*(?:bytes?|ms|s|%|kb|mb|rows)\b)(?:[,;)\s]|\.(?!\d)|$)
  `,
  'i',
);
/** A match that ends with the count of what it names: "the dead-letter queue has 0" messages. */
const HAS_NONE = /\b(?:has|have|had|holds?|held|shows?|showed|counts?|contains?|got|gets)\s+(?:0|zero)$/i;
const SAID_AFTER =
  /^\s*(?:none|neither) of\b|^\s*(?:nothing|never|none|nobody|no one)(?=\s*(?:[.,;)]|$))|\b(?:ruled out|excluded|not (?:seen|found|there|the case|affected|involved|among (?:them|these|those))|never (?:seen|happens|happened|occurs))\b/i;
const BELIEVES = anyOf`thinks? | thought | believes? | believed | suspects? | suspected | assumes? | assumed | blames? | blamed`;
const HEDGE = words`
  maybe | perhaps | possibly | might | could be | suspect | we think | i think | probably | not sure | unclear | wonder | theory
  guess | looks like | seems? like | apparently | (?:somebody|someone|some) (?:says?|said)
  (?:they|some|somebody|people|ops|support|everybody|everyone) (?:rather |first |all )?${BELIEVES}
`;
/** What people believed for a while ("looked like a split brain", "was taken for a leak"): told because it was not so. */
const MISTAKEN = words`
  looked like | was taken for | were taken for
  (?:we|they|people|someone|somebody|everybody|all) (?:first )?(?:took it for|thought (?:it|of)|blamed|read it as|wrote)
  took the blame | (?:was|were) (?:first |at first )?(?:suspected|blamed|believed|thought) | at first (?:thought|glance)
  first (?:thought|suspicion|guess|idea|theory|hypothesis|assumption) | looked for | so-called | wrongly | red herring | misleading | which the whole
`;
const MONTH = anyOf`january | february | march | april | june | july | august | september | october | november | december`;
const PAST = words`
  last (?:week|month|year|quarter|autumn|spring|summer|winter) | (?:weeks?|months?|years?) ago | in ${MONTH} | previous incident
  back then | used to
`;
const PLAN = words`
  we (?:will|plan|want|intend) | going to | planned | should we | consider(?:ing)? | would (?:help|fix) | scheduled for | next week
  tomorrow | fears? | feared | afraid | worr(?:y|ies|ied) (?:about|that|of)
`;
const IF = /\b(?:if|unless|in case|were it|would have)\b/i;
const MEASURED = /\d/;
const VAGUE = words`
  nothing (?:odd|unusual|special|strange) | looks? (?:ok|fine|normal) | seems? (?:ok|fine|normal) | as far as | i think | we think
  apparently
`;

const TEST_PLACE = words`
  staging | stage env\w* | pre-?prod\w* | test (?:system|environment|cluster|bench|rig|lab) | in the lab | load[- ]tests? | rehears\w+
  dry[- ]runs? | replay(?:ed)? (?:of|with|at) | on (?:my|a|his|her) laptop
`;

/** Told of a place or a run that is not production: that it is well there says nothing of how it is here. */
export const inTest = (sentence: string): boolean => TEST_PLACE.test(sentence);

const WHO = anyOf`dba | vendor | provider | carrier | bank | hoster | isp | (?:network|ops|platform|infra|their|other|database|dba) team | [\w-]+ support`;
const OPINION = new RegExp(
  anyOf`["”] ?,? ?(?:says?|said|claims?|insists?)\b | \b(?:${WHO})s? (?:says?|said|claims?|insists?|swears?|answers?|answered|assures?)\b`,
  'i',
);
/** That a part is well by the word of who runs it is less than a look at it. */
export const byWord = (sentence: string): number => (OPINION.test(sentence) ? 0.5 : 1);

/**
 * The stance of a clause towards what was found in it at [from, to). `sentence` is the whole sentence, for hedges and times.
 */
export function stanceOf(sentence: string, clause: string, from: number, to: number): Stance {
  const trust =
    (MISTAKEN.test(clause) ? 0.2 : HEDGE.test(sentence) ? 0.5 : 1) *
    (PAST.test(clause) ? 0.5 : 1) *
    (PLAN.test(clause) ? 0.3 : 1) *
    (IF.test(clause) ? 0.5 : 1);
  return { denied: isDenied(clause, from, to), trust, strength: MEASURED.test(clause) ? 0.9 : VAGUE.test(sentence) ? 0.3 : 0.6 };
}

function isDenied(clause: string, from: number, to: number): boolean {
  const masked = clause.replace(NOT_DENIAL, (m) => '_'.repeat(m.length));
  let count = 0;
  for (const m of masked.matchAll(DENIAL)) {
    const end = m.index + m[0].length;
    // A denial before the match and near it turns it; one inside the phrase's own first word is the phrase.
    if (end > from || from - m.index > (/^(?:0|zero)$/i.test(m[0]) ? ZERO_REACH : REACH)) continue;
    // The match itself may begin with the word that ends the denial ("since the 1st"); directly after the denial it does not ("not since").
    const between = `${masked.slice(end, from)}${/^\S+/.exec(masked.slice(from, to))?.[0] ?? ''}`;
    const ended = ENDS_DENIAL.exec(between);
    if (ended && ended.index > 0) continue;
    if (endsAtAnd(masked.slice(end, from), masked.slice(from, to)) || ANOTHER_DENIAL.test(masked.slice(end, from))) continue;
    count++;
  }
  if (count % 2 === 1) return true;
  return count === 0 && (countedZero(masked, from, to) || HAS_NONE.test(masked.slice(from, to)) || SAID_AFTER.test(restOf(masked, to)));
}

/** "No deploy and CPU is high" begins a new statement; so does "no crash and no errors". "No restarts and crashes" goes on. */
const endsAtAnd = (between: string, match: string): boolean =>
  (/\band\s+(?:\w+\s+){0,4}$/i.test(between) && (OPENS_DENIAL.test(match) || STATES.test(match))) ||
  (OPENS_DENIAL.test(match) && between.trim() !== '');
/** "Nobody is locked out and no user …": two denials side by side do not lift each other. */
const ANOTHER_DENIAL = /\b(?:and|or|nor|but) (?:no|not|never|none|nothing|nobody|without|neither)\b/i;
const OPENS_DENIAL = /^(?:no|not|none|nothing|zero|without|0)\b/i;
const VERB = anyOf`
  is | are | was | were | has | have | rises? | rose | grows? | grew | climbs? | jumps? | jumped | drops? | dropped | fails?
  failed | hangs? | stays? | went | goes | gets? | got
`;
const STATES = new RegExp(anyOf`\b${VERB}\b | \d ?%`, 'i');

/** "evictions 0", "idle in transaction: none"; "read as 0" and "near zero" name a value. */
const countedZero = (clause: string, from: number, to: number): boolean =>
  !/\b(?:as|to|by|near|almost|nearly)\s*$/i.test(clause.slice(from, to)) &&
  !/\d\.?$/.test(clause.slice(from, to)) &&
  COUNT_AFTER.test(restOf(clause, to));

const restOf = (clause: string, to: number): string => clause.slice(to, to + 40).split(/;|\.(?=\s|$)/)[0] ?? '';

/** "No errors other than a few 504s": what was said to be absent is there after all. */
export const takenBack = (sentence: string, to: number): boolean =>
  /^[^.;:]{0,40}?\b(?:other than|except(?! for the usual)|apart from|aside from|besides|save for|beyond)\b/i.test(
    sentence.slice(to, to + 60),
  );

/** A quoted error is only denied by a word right before it ("no ECONNRESET") or a count after it; "could not launch: LimitExceeded" quotes it. */
export const errorDenied = (clause: string, from: number, to: number): boolean =>
  countedZero(clause, from, to) ||
  /^\s*never(?=\s*(?:[.,;)]|$))/i.test(clause.slice(to)) ||
  (BEFORE_ERROR.test(clause.slice(0, from)) && !ENDS_AT_ERROR.test(clause.slice(0, from)) && !UNABLE.test(clause.slice(0, from)));

/** "Lena asks whether someone ran FLUSHALL": a question answers nothing. */
const ASKS = /\b(?:ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|wants? to know|question is|unclear)(?: \w+){0,2} (?:whether|if)\b[^.;]{0,60}$/i;

/** "We consider failing over", "the team offers to roll back": nothing of it was done or seen. */
const DELIBERATES = new RegExp(
  String.raw`\b${anyOf`
    consider(?:s|ing)? | (?:offers?|propos(?:es?|ing)|suggests?|wants?|plans?|intends?|ready|tempted) to | thinking (?:of|about)
    should we | shall we | we could | could we
  `}\b[^.;,]{0,40}$`,
  'i',
);

/** "It would be 429", "we should see ECONNRESET then", "she asks whether it was flushed": what is named is not told to have come. */
export const wouldCome = (clause: string, from: number): boolean =>
  ASKS.test(clause.slice(0, from)) ||
  DELIBERATES.test(clause.slice(0, from)) ||
  /\b(?:would|should)(?: then| also| rather)? (?:be|give|show|say|see|answer|return|get|have been)\b(?:(?!\bbut\b)[^.;,]){0,16}$/i.test(
    clause.slice(0, from),
  );

/** "Did not run into an error", "did not run out of memory": with the next word it is another verb. */
export const anotherVerb = (sentence: string, to: number): boolean =>
  /\b(?:run|ran|runs|running)$/i.test(sentence.slice(Math.max(0, to - 8), to)) &&
  /^ (?:into|out of|low|short|up against)\b/i.test(sentence.slice(to, to + 14));

const BEFORE_ERROR = new RegExp(
  String.raw`\b${anyOf`
    no | without | zero | never | neither | nor | not one | not a single | free of | isn't | is not | not | nothing(?: is| was)?
    none(?: is| was)? | none of (?:the |our |its |these |those )?[\w-]+
  `}\s+(?:[\w-]+\s+){0,2}["'\`]?$`,
  'i',
);
const ENDS_AT_ERROR = /\b(?:until|till|since|after|when|except|other than|but|because of|due to)\s+(?:[\w-]+\s+)?["'`]?$/i;
const UNABLE = /\b(?:could|can|did|does|do|will|was|were|cannot|must|is)\s*(?:not|n't)\s+(?:[\w-]+\s+){1,2}["'`]?$/i;
