import { anyOf, isProgramLine, WEEKDAY, words } from '../../text/index.ts';
import { UNMOVED } from './in-vain.ts';

// Words of change that tell no change before the trouble: plans, habits, what was done about it, what is ruled out.

const FUTURE = anyOf`
  be | go | get | move | migrate | change | switch | upgrade | update | replace | deploy | release | roll | add | remove
  rotate | renew | swap
  scale | run | raise | lower
`;
export const PLANNED = words`
  we (?:will|plan|want|intend) | (?:will|planned|plan|about|going|yet) to | was to (?:begin|start) | not (?:yet )?(?:begun|started)
  has not started | next (?:week|month|run|release|deploy|one|sprint|scheduled) | tomorrow | should we | could we | considering
  before we | would (?:be|have|help|fix) | can be | perhaps | maybe | never (?:deployed|released)
  (?:is|are) ordered | on order | to be (?:deployed|released|upgraded) | deadline(?! \d)
`;
export const HABIT = words`
  (?:deploy|release|ship|roll out|patch|upgrade|migrate)s? (?:\w+ ){0,3}(?:every|each) | (?:did not|didn['’]t|does not) (?:take place|happen) | (?:is|was|were|been) (?:cancelled|canceled|called off)
  (?:we|they) (?:release|deploy|ship) (?:on|at|in|to) (?!prod) | (?:batch|run|job|export|import|backup)(?: of [\w:]+)? (?:went through|succeeded|passed|was (?:ok|fine|good))
  on (?:mon|tues|wednes|thurs|fri|satur|sun)days | many times a day | ~?\d+ ?(?:/|per |a |times a )day | every (?:deploy|release) | whenever | older? (?:base )?image
  normal deploys | usual deploys | line up | used to | normally | as usual | always | has run every | own deployment
  separate deployment | other deployment | own build | deploys fail | releases fail
  (?:deploys?|releases?|rollouts?) (?:is |are )?(?:stuck|blocked|on hold|frozen) | no deploys, | canary (?:ran|was|is)
  older than | says? (?:that )?(?:nothing|nobody) | is harmless | mails? (?:on|about) | (?:is|are) still | behind (?:an?|the) (?:flag|ALB|proxy) | (?:years|long) ago | (?:deploys|releases|builds|rollouts) (?:are|take|get|got|were)
  on an? (?:${WEEKDAY}) | \d+ to (?:add|change|destroy) | to prevent wraparound | telemetry | (?:is|are|was|were|has|have) the same as
  (?:have|has|runs?|running|with) (?:release|version|build) v?\d | sent (?:us )?(?:a |out a )?notice
`;
/** "Next presale 18:00", "other jobs ran", "same upgrade was done there in August", "stopped in the nightly run": what is to come, a contrast, the trouble. */
export const NOT_OURS =
  /^(?:next|(?:the )?other (?:\w+ )?(?:cron ?)?(?:jobs?|runs?|cronjobs?)|(?:the )?same (?:upgrade|update|release|change|deploy|move)|(?:it |was )?(?:stopped|aborted|died|failed)|until)\b/i;
/** In brackets: what it was before, or what a word means. */
export const MEANS = /^(?:was|were|before|formerly|previously|until|instead of|usually)\b|^[\w ]+ = [\w ]+$/i;
/** Somebody acting on the incident, not setting it off. */
const RESPONSE = words`
  restart(?:ed|ing)? | killed | requeue\w* | suspended | re-?ran | replay\w* | tried | attempt\w* | we locked | locked deploys
  paused | by hand (?:every|now) | works first time | help(?:s|ed)? for | to be safe | as a precaution | (?:till|until) we know
  counter-?measures? | mitigations? | first aid | stop-?gap | emergency (?:change|fix) | hot-?fix(?:ed)? | work-?around | as (?:a|the) (?:remedy|cure)
  retried | re-?tried | had no effect | → none | re-?routed by us | took the service down | changed nothing | smoke test
`;
/** Somebody looking into it: what he looked at did not happen then, and what he ran was no change. */
const DIAGNOSIS = words`
  suspected (?:an?|one|some) | looked at | checked | searched | counted | measured | (?:in|on) (?:our )?staging | on the test \w+ | from my laptop
  test (?:event|run|invocation) | rehearsed | for a (?:trial|test) | as a test
`;
/** What the writer has left behind as no cause, or was done about the trouble. */
export const LEFT_BEHIND = new RegExp(
  anyOf`
    ^(?:tried | trails? | distract\w+ | misleading | unrelated | excluded | ruled out | not it | false (?:trails?|leads?) | red herrings?
    doubts? | hypothes[ie]s | innocent | attempts | chased in vain | wrong (?:trails?|tracks?))\b
    \bred herring | \bnothing to do with | \bisn't guilty | \bunrelated | \bhas no part in
  `,
  'i',
);

const VAIN = anyOf`
  no (?:visible |real )?(?:change | effect | difference | improvement | help | use | luck | better) | same(?! (?:day|time|week|release|\w+ing)\b)
  unchanged | worse | hardly | in vain | meh | none | didn['’]t help | did not help | (?:slightly|a bit|not) better | only more
  (?:curve | graph | line | chart | picture | latency | errors | rate | load) (?:${UNMOVED}) | (?:${UNMOVED})
`;
/** "No effect either time." */
const NO_EFFECT = anyOf`no (?:effect|difference|help|use)\b | (?:did not|didn['’]t) help | in vain`;
/** What a trial came to, told directly after it: "session secret rotated (no difference)". */
const IN_VAIN = new RegExp(
  String.raw`^\s*(?:[:(,–—-]|->|→)+\s*(?:(?:it|was|made|all|the|is|had|of|even|rather) ){0,2}${VAIN}\b|^(?:\s+and\s[^.;]{3,40})?\s*\.\s+${NO_EFFECT}`,
  'i',
);
/** Titles of what was done about the trouble. */
const TRIED = /\b(?:tried|attempts|so far\b(?!:? (?:no|only))|first aid)\b/i;

/** Past tenses that tell an event without a time beside them. */
export const TELLS = words`
  deployed | released | shipped | rolled out | went live | applied | upgraded | migrated | moved | switched | failed over | promoted | rotated
  revoked | renewed | swapped | replaced | onboarded | imported | backfilled | raised | lowered | increased | reduced | bumped
  patched | resized | enabled | flipped | launched | expanded | extended | added | reached | sent | edited | edit to | pushed | ran
  bump | turned o(?:n|ff) | switched o(?:n|ff) | disabled | introduced | came with | merged | went to prod\w* | half done
  under way | in progress | ongoing | in rollout | (?:began|started) (?:to|\w+ing)
`;
/** Somebody looked into the trouble or tried something against it, whatever list it stands in. */
export const isAnswer = (text: string, title: string, behind: string): boolean =>
  DIAGNOSIS.test(text) || TRIED.test(title) || (IN_VAIN.test(behind) && !/\b(?:deploy|releas|upgrad|roll)/i.test(text));

/** Somebody acted on the incident; "deployed X at 17:00 and suspected it" is a deploy all the same. */
export function isResponse(text: string): boolean {
  const response = RESPONSE.exec(text);
  const tells = TELLS.exec(text);
  return response !== null && !/\bby mistake\b/i.test(text) && !(tells && tells.index < response.index);
}

/** Plans, habits, questions, and what was done about the incident: a sentence that holds one tells no change that set it off. */
const NO_EVENT = words`
  tomorrow | next (?:week|month|release|deploy|run|sprint) | planned for | will (?:\w+ )?${FUTURE} | should | could | would
  plan(?:s|ned)? to
  (?:hope|want|intend|going|about|due|scheduled|supposed|meant) to | is to be | each time | every time | whenever | always
  usually | normally | (?:did not|didn['’]t) (?:take place|happen) | (?:is|was|were|been) (?:cancelled|canceled|called off)
  if (?:we|i|you|it) | not yet | before we | every (?:deploy|release) | (?:each|every) of | as usual | per day | a day | mondays | tuesdays
  wednesdays | thursdays | fridays | postponed | used to | red herring | years ago | maybe | perhaps | might | put down to
  sent (?:us )?(?:a |out a )?notice | on an? ${WEEKDAY} | until \d{1,2}[:.]\d\d | nothing (?:\w+ ){0,3}changed
`;
/** What somebody thinks happened is no change that was made. */
export const A_GUESS = words`(?:hypothes[ie]s|theory|idea|guess|suspicion) (?:is|was|that)`;
/** A plan that its sentence only tells further on. */
export const NOT_YET =
  /^[^.;\n]{0,60}\b(?:(?:has|have|was|were|is|are)(?: not|n['’]t) (?:yet )?(?:started|begun|done|live|rolled out|deployed|active)|not yet|postponed)\b/i;
const ROLLED = /\broll(?:ed|ing)?(?: \w+){0,6}[ -]?back\b/i;
/** "The full reload made the numbers correct": a cure, also where it stands in a list. */
export const CURED = /\bmade (?:\w+ ){1,3}(?:correct|right|good|well|fine|whole)\b/i;
/** A process or a level behind its time: whoever tells what he did writes neither. */
export const OF_A_PROGRAM =
  /^\W{0,3}(?:\d{4}-\d\d-\d\d[T ])?\d\d:\d\d:\d\d\S* +\[?(?:\s*\d{2,7}\]|(?:INFO|WARN|WARNING|ERROR|DEBUG|TRACE|FATAL|NOTICE)\b)/;

export const isUnreal = (sentence: string): boolean =>
  sentence.endsWith('?') ||
  NO_EVENT.test(sentence) ||
  LEFT_BEHIND.test(sentence) ||
  ROLLED.test(sentence) ||
  isProgramLine(sentence) ||
  A_GUESS.test(sentence) ||
  CURED.test(sentence);
