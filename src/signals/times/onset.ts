import { anyOf, MONTH_BEGINS, words } from '../../text/index.ts';
import { kindsOf } from '../changes/kinds.ts';
import { kindsListed } from '../changes/telling/tell.ts';
import { sentencesOf } from '../sentences.ts';
import type { FieldText } from '../types.ts';
import { chatStamps } from './chat.ts';
import { beganBehind, failedAt, isActOfPeople, isMachineStopped, isRisen, isUpSince, tellsTrouble, turnedBad } from './failing.ts';
import { type Step, stepsIn } from './steps.ts';
import { turnOf } from './turns.ts';
import type { Mention } from './types.ts';

/** Verbs and nouns by which a trouble begins. */
const BEGINS = new RegExp(
  String.raw`\b${anyOf`
    since(?!=) | (?<!at the )start(?:ed|s|ing)?(?! times?\b| of (?:the )?(?:pods?|process|service)|-?up\b) | beg[aiu]n(?:s|ning)? | onset | commenced
    kicked in | broke out
  `}\b[^.;:\d]{0,28}$`,
  'i',
);
/** "Since the deploy at": the trouble came with the event, and its time is the trouble's. */
const MOMENT = anyOf`day | moment | minute | hour | night | morning | evening | week`;
const CAME_WITH = anyOf`
  since | (?:began|begun|begins|started|starts|came|comes|appeared|appears|exists?) (?:with|as|when|after|following) | (?<!\b(?:for|at|in|of|until|to) )the ${MOMENT}(?: on)?(?: when| that)?(?! (?:after|before|of|in|and|is|was|build|batch|job|run|shift|import|export|backup|release|deploy\w*|sync|report)\b)
  at the same (?:time|moment|minute) as | (?<=^[\s*•"'-]{0,4})(?:with|after)(?= (?:the|our|its|we|having)\b)
`;
const SINCE_EVENT = new RegExp(
  String.raw`\b${CAME_WITH} (?!then\b)[^.;:,()]{3,80}(?:,? ?\(|,)? ?(?:\b(?:at|around|about|on|of|from))?\s?~?$`,
  'i',
);
/** The event opens the sentence: the trouble must stand behind it. */
const EVENT_FIRST = new RegExp(String.raw`^[\s*•"'-]*(?:with|after|the ${MOMENT})\b`, 'i');
/** "Since the 10:05 deploy". */
const SINCE_THE = /\bsince (?:the|our|this|that)\s$/i;
const FIRST = /\bfirst\b(?! (?:day|week|place|look|glance|node|step|then))(?: (?:exit )?(?:[1-5]\d\d|5xx)s?)?[^.;,\d]{0,45}$/i;
/** "First time 11/11 at": a day without its year. */
const NUMERIC_DAY = /\b\d{1,2}[/.]\d{1,2}\.?,? (?:at )?$/;
const LAST_GOOD = /\blast (?:good|success\w*|ok|working|clean|healthy)\b[^.;,\d]{0,30}$/i;
/** "08:31 first crash". */
const FIRST_AFTER =
  /^ ?,?:? ?(?:the |came the )?first (?:bad|failed|crash\w*|errors?|failures?|alerts?|alarms?|pages?|tickets?|complaints?|reports?|5\d\ds?)\b/i;
/** "The dump is from 17:00" dates a thing. */
const FROM = /(?<!\b(?:is|are|was|were|dump|copy|file|backup|dated) )\bfrom(?: about| around)? ?~?$/i;
const WINDOW = /\b(?:fall|falls|fell|happen\w*|occur\w*|appear\w*|seen|only|concentrated|clumps?|clustered)\b[^.;\d]{0,24}$/i;
const NOTICED = /\b(?:visible|noticed|broke|breaks?|fail(?:s|ed|ing)?|down|dark|dead|spik\w+|alert\w*|paged?|alarms?)\b[^.;,\d]{0,16}$/i;
/** "PAGE SuccessLow value 0.4 at 23:19": where nothing else tells the onset, it is near the first alarm. */
const ALARMED = /\b(?:page|alert|alarm)\b[^;\n]{0,60} at ~?$/i;
const NOT_NOTICED = /\b(?:no|not|nobody|without|never) (?:\w+ ){0,2}(?:page|alert|alarm)\w*\b[^.;]{0,30}$/i;
/** What comes after the time when a trouble began then. */
const TURNS = new RegExp(
  String.raw`^[^.;,\d]{0,40}\b${anyOf`
    falls? | fell | crash\w* | OOM\w* | drop(?:s|ped)? | fail(?:s|ed|ing)? | jump(?:s|ed)? | rose | rise | spik\w+ | errors? | 5\d\ds?
    went (?:down|dark|not) | go(?:es)? (?:down|dark|notready) | stop(?:s|ped) | hang | hung | lost | stuck | timeouts? | slow
    flapping | alerts? | alarms? | outage | blip | restarts? | turn(?:s|ed)? red | went red
    first (?:few|one|errors?|reports?|calls?|tickets?|complaints?)
  `}\b`,
  'i',
);
/** Words of trouble anywhere after a time that opens its sentence. */
const GOES_WRONG = words`
  went (?:from|down|up) | jumped | dropped | fell | rose | began | hung | fail(?:s|ed|ing|ures?)? | stopped | slow | errors?
  time-?outs? | timed out | 5\d\ds? | 429s? | alert\w* | crash\w* | broke | stuck | outage | rate-limited | incident | spik\w+
  doubled | tripled | climb\w* | stall\w* | bounc\w* | unavailable | lost | alarms? | red | first (?:few|one|reports?|calls?|tickets?|complaints?)
`;
const FAILS = words`drops? | hangs? | los(?:e|es|t) | breaks? | stops? | crash(?:es)?`;
const ONWARDS = /^\s?(?:on|onwards?)\b(?! (?:the|a|our|all|that|this|\d|mon|tue|wed|thu|fri|sat|sun))/i;

const DAY = anyOf`
  see above | today | yesterday | last night | this morning | tonight | on | at | around | about
  (?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?
  \d{1,2}\.? ${MONTH_BEGINS}\w* | ${MONTH_BEGINS}\w* \d{1,2}
  \d{4}(?:-\d\d-\d\d)?
`;
/** Nothing but a day before the time: it opens its sentence. */
const AT_START = new RegExp(String.raw`^[\s*•"'-]*(?:${DAY}[\s,~]*)*$`, 'i');

/** Subjects whose beginning is no trouble but an event. */
const EVENT = words`
  releas(?:e|es|ed|ing) | rollout | rolled | deploy\w* | (?:daily|nightly|batch|scheduled|weekly) (?:run|job) | cron\w* | import
  maintenance | backfill | export | campaign | sale | traffic | migration | upgrade\w* | experiment | canary | reload | rotation
  rotated | launch(?:ed)? | went (?:live|out) | merged | pushed | switched | moved | raised | bumped | enabled | added | changed
  changes? | replaced | autovacuum | vacuum | backup | failover | reindex\w* | build | version | patch\w*
`;
const TROUBLE = anyOf`trouble | problem | errors? | deploy\w* | change\w* | release\w* | restarts? | migration\w*`;
const BENIGN = words`
  clean | ok | okay | fine | normal | healthy | unchanged | stable | untouched | zero loss | no ${TROUBLE}
  nothing (?:changed|deployed) | (?:\d\.\d+ on (?:all|every) \w+|up) since | unaffected | running fine | in place | recovered | green | known
`;
const SIGN = anyOf`
  errors? | failures? | alerts? | tickets? | complaints? | reports? | alarms? | trouble | problem | crash\w* | outage | time-?outs? | drops? | loss
  restarts? | issues? | behaviou?r | symptom | message | warning | messages | warnings | peak | spike
`;
const ARTICLE = anyOf`an? | the | our | (?:we | they )(?:have | got | use | run)(?: an?)? | there is an?`;
const NEWER = anyOf`new | newer | faster | bigger | larger | second | third | another | fresh | different | additional | dedicated`;
/** Something new is there since then: what came, and no trouble yet. */
const NEWLY = new RegExp(String.raw`^[\s*•"'-]*(?:${ARTICLE} )?${NEWER} (?!(?:\w+ )?${SIGN}\b)[^.;:,]{2,40}\bsince$`, 'i');
/** "Kernel 6.6 since". */
const VERSION_SINCE =
  /^[\s*•"'-]*(?:[\w-]+ ){0,1}(?!load|cpu|rate|lag|latency|score|ratio|is|was|at|to|up|p\d)[\w-]+ v?\d+(?:\.\d+)+ (?:is )?(?:live |out |in prod\w* )?since$/i;
/** "Since 21:43 success is 93 % again", "came back by itself at 21:43": its end. */
const RECOVERS_AFTER =
  /^[^.;]{0,90}(?:\b(?:success\w*|ok|okay|fine|normal|well|healthy|works?|working|up)\b[^.;,]{0,24}\bagain\b|\bnothing (?:is |was )?fail\w*|\bno more (?:errors|failures|alerts)|\b(?:is|are) over\b|\b(?:was|were|is|are) back (?:at|to)\b)/i;
const RECOVERS_BEFORE =
  /\b(?:came back (?:up|by itself|alone)|recovered|ended|stopped|over|cleared|went away|back to normal)\b[^.;,\d]{0,20}$/i;
/** "Success 93 % -> 41 % at 20:51": the moment of a turn. */
const TURN_AT =
  /\b(?:success\w*|errors?|fail\w*|p\d\d\S*|latency|rates?|share|5xx|time-?outs?|throughput)\b[^.;]{0,40}(?:->|→|=>|\bfrom \d[\d.,]* ?\S{0,4} to) ?\d[\d.,]* ?(?:%|ms|s|k|min)? (?:at|from|since) ?~?$/i;

/** "21:55-23:15 success fell to 79 %": the first of a span in which it was wrong. */
const SPAN_OF_TROUBLE = /^\s?(?:[-–—]|to|until)\s?\d{1,2}:\d\d\b/;

/** "Between 04:10 and 04:22": the second ends it. */
const AND_THEN = /\bbetween\b[^.;]{0,40}\band(?: about)?\s*~?$/i;
const BETWEEN = /\bbetween(?: about| around)?\s*~?$/i;
const SECOND = /^\s*(?:[A-Z]{2,5}\s)?(?:and|to|–|-)\s*~?\d{1,2}[:.]\d\d/;

/** What somebody thought: its times are those of what he blamed. */
const GUESSED = /\b(?:idea|guess|theory|hypothesis|suspicion|assumption) (?:is|was|that) [^.;]{0,80}$/i;
const FUTURE =
  /\b(?:next|tomorrow|until|(?<!\b(?:the|an?|one|our|each|every|new|second|third) )till|before|deadline|cut-?off|will|by)\b[^.;]{0,16}$/i;

interface Candidate {
  readonly mention: Mention;
  readonly score: number;
}

const FIELD_BONUS: Readonly<Record<string, number>> = { occurrence_pattern: 1, symptoms: 0.2, blast_radius: 0 };

/** It was well before, and wrong then. */
const TURNED = 2.2;
/** Somebody wrote of it then. */
const WRITTEN_THEN = 1.2;

/** A score under this is a guess, and no onset is told. */
const LEAST = 1.4;

/**
 * The mention that tells when the trouble began: by the words before it ("since", "first error", "from … on"), its place in the
 * text, and the absence of an event that it belongs to. Undefined where none says so.
 */
export function onsetMention(mentions: readonly Mention[], fields: readonly FieldText[]): Mention | undefined {
  const candidates: Candidate[] = [];
  const steps = stepsIn(fields, mentions);
  for (const { field, text } of fields) {
    const own = mentions.filter((m) => m.field === field);
    if (own.length === 0) continue;
    const sentences = sentencesOf(text);
    let at = 0;
    for (const m of own) {
      while (at + 1 < sentences.length && (sentences[at + 1]?.start ?? 0) <= m.start) at++;
      const s = sentences[at];
      if (!s) continue;
      const before = own[own.indexOf(m) - 1];
      if (before && before.day?.kind !== 'vague' && turned(text.slice(before.end, m.start), text.slice(m.end, s.end)))
        candidates.push({ mention: m, score: TURNED + (FIELD_BONUS[field] ?? 0) });
      const step = steps.find((x) => isInside(m, x));
      const score = step
        ? step.mention === m
          ? STEPPED
          : 0
        : cueOf(m, text, s.start, Math.min(s.end, m.end + 120), field === 'occurrence_pattern' && at === 0);
      if (score > 0)
        candidates.push({
          mention: datedBySentence(m, own, s.start),
          score: score + (FIELD_BONUS[field] ?? 0) + (m.clock === undefined ? -0.3 : 0.3) - Math.min(at, 20) * 0.02,
        });
    }
  }
  const best = candidates.reduce<Candidate | undefined>((a, b) => (a && a.score >= b.score ? a : b), undefined);
  return best && best.score >= LEAST ? best.mention : undefined;
}

const isInside = (m: Mention, { series }: Step): boolean => m.field === series.field && m.start >= series.start && m.end <= series.end;
/** A series that was pasted leaves its level then: less sure than what somebody says. */
const STEPPED = 2;

/** It was well at the time before this one; a change that was made then is no trouble. */
function turned(between: string, after: string): boolean {
  const lead = turnedBad(between, after);
  return lead !== undefined && !EVENT.test(lead) && !EVENT.test(after.slice(0, 30));
}

function cueOf(m: Mention, text: string, sentenceStart: number, sentenceEnd: number, first: boolean): number {
  const from = Math.max(sentenceStart, m.start - 100);
  const before = text.slice(from, m.start);
  const after = text.slice(m.end, sentenceEnd);
  if ((m.day?.kind === 'offset' && m.day.days > 0) || m.day?.kind === 'vague') return 0;
  // The value of a name: what a program was given.
  const turn = turnOf(before, after, text.slice(Math.max(0, sentenceStart - 80), sentenceEnd), m.clock !== undefined);
  if (turn > 0 && !EVENT.test(before.slice(-40))) return turn;
  if (FUTURE.test(before) || GUESSED.test(before) || before.endsWith('=')) return 0;
  if (chatStamps(text).has(m.start)) return tellsTrouble(after) && !isActOfPeople(after) && !EVENT.test(after) ? WRITTEN_THEN : 0;
  if (RECOVERS_AFTER.test(after) || (RECOVERS_BEFORE.test(before) && !isMachineStopped(before))) return 0;
  if (SPAN_OF_TROUBLE.test(after) && m.clock !== undefined && !EVENT.test(before) && GOES_WRONG.test(after.slice(0, 90))) return 2.3;
  if (TURN_AT.test(before) && m.clock !== undefined) return 2.3;
  if (AND_THEN.test(before)) return 0;
  if (BETWEEN.test(before) && SECOND.test(after) && GOES_WRONG.test(after)) return 2.4;
  const clauseBefore = before.slice(
    Math.max(before.lastIndexOf(','), before.lastIndexOf(';'), before.lastIndexOf('('), before.lastIndexOf(')'), before.lastIndexOf(':')) +
      1,
  );
  const clauseAfter = after.split(/[,;()]/)[0] ?? '';
  const eventful = EVENT.test(clauseBefore);
  const failed = m.clock === undefined ? undefined : failedAt(before, after);
  if (failed === 'list') return 2.4;
  if (FIRST.test(before.replace(NUMERIC_DAY, '')) && !eventful)
    return 2.8 + (/error|fail|ticket|report|seen|mismatch|alert|page|one|at/i.test(clauseBefore) ? 0.2 : 0);
  if (FIRST_AFTER.test(after) && m.clock !== undefined) return 2.8;
  if (withEvent(before, clauseAfter, after, m)) return m.clock === undefined ? 1.7 : 1.9;
  if (BEGINS.test(before)) {
    if (
      eventful ||
      NEWLY.test(clauseBefore.trim()) ||
      VERSION_SINCE.test(clauseBefore.trim()) ||
      isUpSince(clauseBefore) ||
      /^ ?(?:release|deploy|rollout)/i.test(clauseAfter) ||
      (BENIGN.test(clauseBefore) && !isRisen(clauseBefore)) ||
      (BENIGN.test(clauseAfter) && !/\bnot\b/.test(clauseAfter))
    )
      return 0;
    return 3;
  }
  if (LAST_GOOD.test(before)) return 2.2;
  if (failed === 'once' && !FROM.test(before)) return 1.9;
  if (isActOfPeople(clauseBefore)) return 0;
  if (AT_START.test(before) && beganBehind(after) && !EVENT.test(clauseAfter.split(/\bbegan|\bstarted/)[0] ?? '')) return 2.4;
  if (eventful || BENIGN.test(clauseBefore)) return 0;
  if (FROM.test(before) && m.clock !== undefined) return BENIGN.test(clauseAfter) || EVENT.test(clauseAfter) ? 0 : 2.4;
  // A day alone, without a word of beginning, may be any day.
  if (m.clock === undefined) return 0;
  const atStart = AT_START.test(before);
  if (EVENT.test(clauseAfter.slice(0, 80)) && !TURNS.test(after)) return 0;
  if (ONWARDS.test(after)) return 2.3;
  if (WINDOW.test(before)) return 2;
  if (TURNS.test(after)) return atStart ? 2 : 1.7;
  if ((NOTICED.test(before) || ALARMED.test(before)) && !NOT_NOTICED.test(before)) return 1.5;
  if (atStart && GOES_WRONG.test(after) && !EVENT.test(after.split(',')[0] ?? '')) return 1.9;
  if (first && !EVENT.test(before) && !BENIGN.test(clauseAfter)) return atStart ? 2.2 : GOES_WRONG.test(before) ? 1.2 : 0;
  return 0;
}

/** The trouble is said to be there since an event of that time; of what is well since then it is not. */
function withEvent(before: string, after: string, rest: string, m: Mention): boolean {
  const since = SINCE_EVENT.exec(before);
  const named =
    since !== null &&
    (EVENT.test(since[0]) || kindsOf(since[0]).kinds.length > 0 || kindsListed(since[0]).length > 0) &&
    (!EVENT_FIRST.test(before) || GOES_WRONG.test(rest) || tellsTrouble(rest) || FAILS.test(rest));
  const told = named || (SINCE_THE.test(before) && m.clock !== undefined && /^ ?(?:release|deploy|rollout)/i.test(after));
  return (
    told &&
    !BENIGN.test(before) &&
    !NEWLY.test(before.trim()) &&
    !/\b(?:not|no|nothing|none|zero|stopped|gone|better)\b/i.test(before) &&
    !BENIGN.test(after)
  );
}

/** "30 June, quarter end, began 11:20": the day that the same sentence names before the time. */
function datedBySentence(m: Mention, own: readonly Mention[], sentenceStart: number): Mention {
  if (m.day || m.clock === undefined) return m;
  const before = own.filter((o) => o.start >= sentenceStart && o.end <= m.start && m.start - o.end < 80 && o.day && o.day.kind !== 'vague');
  const dated = before[before.length - 1];
  return dated?.day && dated.clock === undefined ? { ...m, day: dated.day, dayText: dated.dayText } : m;
}
