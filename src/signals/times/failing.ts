import { anyOf, words } from '../../text/index.ts';

// Words that make a time one at which something failed, and those by which it is another.

const ALONE = anyOf`by itself | by themselves | on its own | on their own | unasked | for no reason`;
const STOPPED = anyOf`
  crashed | died | hung | froze | stalled | aborted | went down | fell over | gave up | was killed | were killed | segfaulted | panicked
  (?<!\b(?:we|i|was|were|been|got) )(?:stopped|failed) | (?:stops|fails|dies|hangs|crashes) | (?<!\b(?:was|were|been|be) )restart(?:ed|s) ${ALONE} | OOM-?killed
`;
/** "Crashed on the old release [16:02]", "died at about", "hung:". */
const FAILED_AT = new RegExp(String.raw`\b${STOPPED}\b(?! (?:its|his|her|the|an?|to|their|our)\b)[^.;,()\d]{0,40}$`, 'i');
/** "Restarts at 14:03, 14:33": nobody's. */
const BY_PLAN = anyOf`our | my | we | scheduled | planned | nightly | weekly | daily | manual | forced | rolling`;
const RESTARTS_AT = new RegExp(
  String.raw`(?<!\b${BY_PLAN} )\b(?:restarts|crashes|deaths|hangs|aborts|stops|freezes)\b[^.;,()\d]{0,24}$`,
  'i',
);
const NEXT_TIME = /^(?:,| and| ?\/| ?;| ?&|,? then)\s?(?:and |at |again |about |~)*\d{1,2}[:.]\d\d\b/;
/** "Failed at 10:00 and again": an hour of trouble; with others behind it, the first of several. */
export function failedAt(before: string, after: string): 'list' | 'once' | undefined {
  const listed = NEXT_TIME.test(after);
  if (FAILED_AT.test(before)) return listed ? 'list' : 'once';
  return listed && RESTARTS_AT.test(before) ? 'list' : undefined;
}

const MACHINES = anyOf`
  pods? | nodes? | instances? | servers? | hosts? | machines? | brokers? | workers? | containers? | VMs? | replicas? | process(?:es)? | tasks?
  service | daemon | host | kiosks?
`;
/** "Pods stopped at 14:03": machines; "errors stopped at 14:03" ended. */
const MACHINE_STOPPED = new RegExp(String.raw`\b${MACHINES} (?:\w+ ){0,2}(?:stopped|ended|went away)\b[^.;,]{0,20}$`, 'i');
export const isMachineStopped = (before: string): boolean => MACHINE_STOPPED.test(before) && !/\b(?:we|i|errors?|was|were)\b/i.test(before);

/** Of a measure "up" is no state but a rise. */
const MEASURE = anyOf`latency | errors? | rate | cpu | load | memory | usage | lag | times? | queue | p\d\d | time-?outs? | 5xx | traffic | backlog`;
const RISEN = new RegExp(String.raw`\b(?:${MEASURE})(?: \S+){0,3} up since\b`, 'i');
const RUNS = new RegExp(
  String.raw`\b(?:${MACHINES}) (?:\w+ ){0,3}(?:started|start|run|runs|running|ran|live|booted) (?:up )?(?:since|at|from)\b`,
  'i',
);
const UP = /\b(?:up|uptime)(?: and running)? since\b/i;
const NOT = /\b(?:not|never|cannot|no longer)\b|n['’]t\b/i;
/** "Up since", "the four pods started since": since when machines run, and no trouble. */
export const isUpSince = (clause: string): boolean => (UP.test(clause) && !RISEN.test(clause)) || (RUNS.test(clause) && !NOT.test(clause));
/** "Latency up since": a rise, not a machine that runs. */
export const isRisen = (clause: string): boolean => RISEN.test(clause);

const ACTS = anyOf`
  restarted | rebooted | deleted | killed | purged | flushed | cleared | drained | reverted | redeployed | rolled back | rollback
  roll(?:ed|ing) (?:\w+ ){1,4}back | put (?:\w+ ){0,4}back | replaced | scaled | recycled | bounced | evicted | switched off | taken out
  we stopped | was stopped | were stopped
`;
const ACTED = new RegExp(String.raw`\b${ACTS}\b(?! ${ALONE})(?!.*\bafter (?:about )?~?$)`, 'i');
/** What people did about it is no sign of it. */
export const isActOfPeople = (clause: string): boolean => ACTED.test(clause);

/** Words of trouble in what somebody writes. */
const TROUBLE = words`
  errors? | fail(?:s|ed|ing|ures?)? | down | dead | stuck | slow | broken | broke | crash\w* | killed | hung | hangs | hanging | stop(?:s|ped)
  time-?outs? | timed out | 5\d\ds? | 429s? | 404s? | 403s? | 401s? | OOM\w* | refused | rejected | rejects | lost | missing | empty | wrong
  complain\w* | complaints? | tickets? | outage | alerts? | alarms? | red | unavailable | unreachable | denied | dropped | died | froze | frozen
`;
const NO_TROUBLE = /\b(?:no|zero|0|without|fewer|less|never|nothing|nobody|not) (?:\w+ ){0,3}$/i;
export function tellsTrouble(text: string): boolean {
  const m = TROUBLE.exec(text);
  return m !== null && !NO_TROUBLE.test(text.slice(0, m.index));
}

const SIGNS = anyOf`
  errors? | failures? | crashes | drops? | time-?outs? | complaints? | tickets? | resets? | trouble | problems? | alerts? | alarms? | losses | outages?
  restarts | hangs | disconnects | rejects | slowness | lag | kills | panics | 5\d\ds? | reports | issues?
`;
/** "5 Nov: VPN drops began". */
const BEGAN_AFTER = new RegExp(
  String.raw`^\W{0,3}(?:\w+ ){0,4}${SIGNS} (?:\w+ ){0,2}(?:began|started|appeared|set in|came up|broke out|begin|start)\b`,
  'i',
);
export const beganBehind = (after: string): boolean => BEGAN_AFTER.test(after);
const CAUSED = /\b(?:when|after|since|with|once|as)\b/i;
/** The same as an event of its own: the trouble is no change. */
export const isTroubleBegun = (text: string): boolean => BEGAN_AFTER.test(text) && !CAUSED.test(text);

const GOOD = anyOf`fine | ok(?!-) | okay | good | clean | normal | well | right | green | healthy | successful`;
/** "Friday 16:00 [was still fine, 2 tickets on] Saturday". */
const WAS_WELL = new RegExp(
  String.raw`^[^.;,\d]{0,30}(?:\b(?:was|were|is|ran|went|looked|worked) (?:\w+ ){0,2}${GOOD}|(?<=^ )${GOOD}|\b(?:went|came|got) through|\b(?:succeeded|passed|completed))\b`,
  'i',
);
/** "The one at 13:00 not", "of Wednesday none". */
const NOT_IT = /^[^.;,\w]{0,3}(?:did |was |were |had |only )?(?:not|none|nothing|half|didn['’]t|wasn['’]t|no longer)\b/i;
/** The words between a time at which all was well and this one, where trouble is told of this one: it began between the two. */
export function turnedBad(between: string, after: string): string | undefined {
  if (between.length > 120 || !WAS_WELL.test(between)) return undefined;
  const lead = between.replace(WAS_WELL, '');
  return NOT_IT.test(after) || tellsTrouble(`${lead} ${after.split(/[.;]/)[0] ?? ''}`) ? lead : undefined;
}
