import { anyOf, words } from '../../text/index.ts';
import { tellsTrouble } from './failing.ts';

// Sentences that tell the onset by what was before it or ended with it: "flat until 13:42", "no orders after 22:04", "the graph bends at 19:25".

const WELL = anyOf`
  flat | fine | ok | okay | normal | good | well | quiet | steady | stable | clean | low | constant | green | calm | smooth | nothing (?:wrong|special|to see) | no (?:errors?|problems?|trouble)
`;
const UNTIL = '(?:until|till|up to|up until)(?: about| around| roughly)? ?~?$';
/** "P95 flat until", "was at 80 ms until". */
const WELL_UNTIL = new RegExp(
  String.raw`\b(?:${WELL}|(?:was|were|stayed) (?:at|around|about|under|below) [^.;,]{1,20})(?: \w+){0,2} ${UNTIL}`,
  'i',
);
const OPENS_UNTIL = new RegExp(String.raw`^[\s*•"'-]*${UNTIL}`, 'i');
const WAS_WELL = new RegExp(String.raw`^[^.;]{0,40}\b${WELL}\b`, 'i');
/** What is told of the time after it. */
const THEN = /\b(?:then|after that|afterwards|from then|since then|now|but)\b/i;
const WORKED_UNTIL = new RegExp(String.raw`^[^.;,]{0,30}\b(?:worked|works|ran|running) (?:\w+ )?${UNTIL}`, 'i');
function wellUntil(before: string, after: string): number {
  const isWell = (WELL_UNTIL.test(before) && !tellsTrouble(before)) || (OPENS_UNTIL.test(before) && WAS_WELL.test(after));
  const then = THEN.test(after) && (tellsTrouble(after) || /\bonly\b/i.test(after));
  if (WORKED_UNTIL.test(before)) return then ? 2.4 : 0;
  return isWell ? (then || WELL_UNTIL.test(before) ? 2.4 : 1.5) : 0;
}

const NOT_BAD = anyOf`
  errors? | failures? | crash\w* | drops? | time-?outs? | complaints? | tickets? | resets? | trouble | problems? | alerts? | alarms? | issues? | restarts? | deploy\w* | releas\w*
  chang\w* | loss\w* | outages? | incidents? | reports? | fail\w* | kills? | OOM\w*
`;
/** "No orders after", "nothing arrived any more from": what should come stopped. */
const NO_MORE = new RegExp(
  String.raw`(?<!\b(?:we|i|they|us|nobody) (?:\w+ ){0,2})\b(?:no|not (?:one|a single|any)|nothing|nobody)(?! (?:\w+ ){0,3}${NOT_BAD}\b)(?: [\w-]+){0,5} (?:after|past|from)(?: about| around)? ?~?$`,
  'i',
);
/** "The last message came 05:58, then silence". */
const LAST_ONE = /\blast\b(?! (?:week|month|night|year|time|deploy\w*|release|change))[^.;,\d]{1,50}$/i;
const THEN_NOTHING =
  /^[^.;\d]{0,12}\b(?:then|after that|afterwards|since then|since) (?:\w+ ){0,2}(?:silence|nothing|none|no|quiet|gap|dark|dead)\b/i;

const CURVE = anyOf`graphs? | curves? | lines? | charts? | p\d\d\S* | latency | cpu | load | memory | heap | lag | queue | backlog | errors? | rate | throughput | traffic | share`;
const BEND = anyOf`
  bends? | kinks? | turns? | tips? | breaks? | steps? | jumps? | knee | cliff | ramps? | dips? | climbs? | takes off | took off | shoots? up | shot up | goes (?:up|down) | bent
  leaves the (?:band|baseline) | went (?:up|down) | doubles | doubled | rises? | rose | falls | fell | drops | dropped | collapses | collapsed
`;
/** "The graph bends at". */
const BENDS = new RegExp(String.raw`\b${CURVE}\b[^.;,\d]{0,30}\b${BEND}\b[^.;,\d]{0,16}\b(?:at|from|around|about) ?~?$`, 'i');
const HIT_US = /\b(?:hit|struck|caught) us\b[^.;,\d]{0,12}$/i;
/** "Problem beginning: ". */
const LABELLED = /\b(?:beginning|start(?:ed)?(?: time)?|began|onset|first seen|since|begin)\s?:\s{0,2}$/i;
const EXACT = /^ (?:to be (?:exact|precise)|exactly|precisely|sharp)\b/i;
/** "Users complain as of". */
const AS_OF = /\bas of ?~?$/i;
const STILL = /\b(?:still|already|now)\b/i;

const LONG = words`
  for (?:many |some |a few |several )?(?:weeks|months|days|years|ages) | since (?:spring|summer|autumn|winter|weeks|months|years|january|february|march|april|may|june|july|august|september|october|november|december)
  now and then | occasionally | sometimes | from time to time | once in a while | always | all along | for a long time | ever since
`;
const WORSE = anyOf`
  (?:got|became|turned|went|gets|becomes|is|was)(?: \w+){0,2} (?:bad|worse|unusable|all|constant|permanent|critical|every|total|unbearable|massive)\b | exploded | escalated | worsened
`;
const WORSE_AFTER = new RegExp(String.raw`^[^.;:\d]{0,40}\b${WORSE}`, 'i');
const WORSE_BEFORE = new RegExp(String.raw`\b${WORSE}[^.;\d]{0,30}$`, 'i');

/** How surely the words around a time tell that it began then; 0 where they do not. The steps are judgement, on the scale of the other cues. */
export function turnOf(before: string, after: string, told: string, hasClock: boolean): number {
  if (LONG.test(told) && (WORSE_AFTER.test(after) || WORSE_BEFORE.test(before))) return 3.4;
  if (LABELLED.test(before)) return 3;
  if (HIT_US.test(before)) return 2.4;
  // Of a whole day nobody knows whether it still counts.
  if (!hasClock) return 0;
  const until = wellUntil(before, after);
  if (until > 0) return until;
  if (NO_MORE.test(before)) return 2.3;
  if (LAST_ONE.test(before) && THEN_NOTHING.test(after)) return 2.3;
  if (AS_OF.test(before) && !STILL.test(before) && tellsTrouble(before)) return 2.2;
  if (BENDS.test(before)) return 1.9;
  return EXACT.test(after) ? 1.6 : 0;
}
