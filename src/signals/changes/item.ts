import { anyOf, words } from '../../text/index.ts';
import type { Denial, Mention } from '../times/types.ts';
import type { Clockwork } from '../times.ts';
import { changeAge } from './fit.ts';
import type { Item } from './items.ts';
import { kindsOf } from './kinds.ts';
import { nameOf } from './naming.ts';
import type { ChangeRead } from './types.ts';

/** Items that could name a change; the rest are not matched against the kinds. */
const MAYBE = new RegExp(
  anyOf`
    // code that is shipped
    deploy | releas | roll | ship | live | out\b | build | canary | merge | push | version | upgrad | patch | imag | introduc | remov | rewr
    // values that are set
    -> | → | => | \bto \d | config | setting | rais | lower | increas | decreas | reduc | bump | tun | edit | chang | updat | rule | deny
    enforc | flag | experiment | toggl | turned o | switched o | enabled | disabled
    // what is stored
    migrat | index | column | alter | schema | onboard | partner | tenant | customer | import | backfill
    // how much there is, and how much is asked
    scal | added | expan | exten | resiz | failover | fail-over | promot | switch | sale | campaign | mail | newsletter | leaflet | spot
    traffic | launch | peak | rush
    // keys, people and the clock
    rotat | secret | credential | password | token | key | cert | script | mistake | hand | delet | runbook | clean | terminat | drain
    initiated | cron | batch | job | export | backup | reload | analyze | vacuum
    // the network, what it runs on, and others
    firewall | dns | acl | network | nginx | cdn | optic | backbone | vmotion | reboot | terraform | hardware | control plane | maintenance
    moved | vendor | carrier | psp | ios | android | came[ ] | new[ ]
  `,
  'i',
);
const PLANNED = words`
  we (?:will|plan|want|intend) | (?:will|planned|plan|about|going|yet) to | was to (?:begin|start) | not (?:yet )?(?:begun|started)
  has not started | next (?:week|month|run|release|deploy|one|sprint|scheduled) | tomorrow | should we | could we | considering
  before we | would (?:be|have|help|fix) | can be | never (?:deployed|released) | to be (?:deployed|released|upgraded) | deadline
`;
const HABIT = words`
  many times a day | ~?\d+ ?(?:/|per |a |times a )day | every (?:deploy|release) | whenever | older? (?:base )?image
  normal deploys | usual deploys | line up | used to | normally | as usual | always | has run every | own deployment
  separate deployment | other deployment | own build | deploys fail | releases fail | no deploys, | canary (?:ran|was|is)
  behind (?:an?|the) (?:flag|ALB|proxy)
`;
/** Somebody acting on the incident, not setting it off. */
const RESPONSE = words`
  restart(?:ed|ing)? | killed | requeue\w* | suspended | re-?ran | replay\w* | tried | attempt\w* | we locked | locked deploys
  paused | by hand (?:every|now) | works first time | help(?:s|ed)? for | to be safe | as a precaution | (?:till|until) we know
  had no effect | → none | re-?routed by us | took the service down | looked at | checked | searched | suspect\w* | counted
  measured | changed nothing | smoke test | in staging | on staging
`;
const BEGAN = anyOf`started | came | come | comes | began | begun | begins | starts | appeared | arrived`;
/** Words that make what follows them an event: the trouble is told to come after it. */
const AFTER = new RegExp(
  String.raw`\b${anyOf`(?:ever )?since | after | following | triggered by | due to | because of | ${BEGAN} (?:with|w/|when) | once`}\s+`,
  'gi',
);

/** What the writer has left behind as no cause, or was done about the trouble. */
export const LEFT_BEHIND = new RegExp(
  anyOf`
    ^(?:tried | trails? | distract\w+ | misleading | unrelated | excluded | ruled out | not it | false (?:trails?|leads?) | red herrings?
    doubts? | hypothes[ie]s | innocent | attempts | chased in vain | wrong (?:trails?|tracks?))\b
    \bred herring | \bnothing to do with | \bisn't guilty | \bunrelated | \bhas no part in
  `,
  'i',
);

/** A field as its items are read for changes. */
export interface ItemReader {
  readonly items: readonly Item[];
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly clockwork: Clockwork;
  readonly denied: readonly Denial[];
}

const HEADING = anyOf`
  all | other | also | recent(?:ly)? | last | known | the | our | today | this | morning | afternoon | evening | night | in | what
  changed? | changes | deploys? | releases? | deployments? | things? | history | timeline | two | three | of | for | on | that | day
  week | before | and | around | same | time | prod(?:uction)? | s | h | hours? | days?
`;
/** Words of which a list's title is made: "Changes today", "Also". */
const TITLE_WORDS = new RegExp(anyOf`\b${HEADING}\b | [^a-z]`, 'gi');
const isTitle = (item: Item, inside: readonly Mention[]): boolean =>
  (!inside.some((m) => m.clock !== undefined) || /\bchange[sd]?\b/i.test(item.text)) &&
  inside.reduce((t, m) => t.replace(m.text, ''), item.text).replace(TITLE_WORDS, '').length < 3;
/** Past tenses that tell an event without a time beside them. */
const TELLS = words`
  deployed | released | shipped | rolled out | went live | upgraded | migrated | moved | switched | failed over | promoted | rotated
  revoked | renewed | swapped | replaced | onboarded | imported | backfilled | raised | lowered | increased | reduced | bumped
  patched | resized | enabled | flipped | launched | expanded | extended | added | reached | sent | edited | edit to | pushed | ran
  bump | turned o(?:n|ff) | switched o(?:n|ff) | disabled | introduced | came with | merged | went to prod\w* | half done
  under way | in progress | ongoing | in rollout
`;
const CHANGE = anyOf`deploy(?:ment)? | release | rollout | change`;
/** "Our last deploy was on Tuesday": said to show that there was none since. */
const LAST_STATED = new RegExp(
  anyOf`
    ^(?:our |the |my )?last (?:[\w-]+ ){0,2}?${CHANGE}\b[^.;]{0,14}\b(?:was|is|were|happened|dates?)\b
    ^(?:our |the |my )?last (?:deploy(?:ment)?|release|rollout|change)$
  `,
  'i',
);
const BARE_VERB = /^(?:deployed|released|shipped|rolled out|merged|upgraded|changed|rollout)$/i;

/** The change that an item names, if it names one that happened. */
export function changeOf(item: Item, place: number, reader: ItemReader): ChangeRead | undefined {
  const { mentions, clockwork } = reader;
  if (!MAYBE.test(item.text) || PLANNED.test(item.text) || HABIT.test(item.text) || /\?$/.test(item.text)) return undefined;
  if (LEFT_BEHIND.test(sentenceOf(item, reader.text)) || /\bnot since\b/i.test(item.text)) return undefined;
  // Where the writer knows it from: "(from the backfill query)".
  if (item.asideOf !== undefined && /^(?:from|per|see|according to|as of|by)\b/i.test(item.text)) return undefined;
  const inside = mentions.filter((m) => m.start >= item.start && m.end <= item.end);
  if (item.opens && isTitle(item, inside)) return undefined;
  const relation = clockwork.relations.find((r) => r.field === item.field && r.event.start < item.end && r.event.end > item.start);
  const follows = relation ? undefined : eventAfterCue(item, inside);
  const own = kindsOf(relation ? item.text.slice(Math.max(0, relation.event.start - item.start)) : (follows?.text ?? item.text));
  const inherited =
    item.header &&
    BARE_VERB.test(
      nameOf(
        item.header,
        mentions.filter((m) => m.start >= (item.header?.start ?? 0) && m.end <= (item.header?.end ?? 0)),
      ),
    )
      ? kindsOf(item.header.text)
      : undefined;
  const kinds = [...new Set([...own.kinds, ...(inherited?.kinds ?? [])])];
  const event = own.event || inherited?.event === true;
  if (kinds.length === 0 || isDenied(item, reader.denied)) return undefined;
  if (isResponse(item.text) && !item.listed) return undefined;
  const when = inside.find((m) => m.clock !== undefined) ?? inside[0] ?? neighbour(item, place, reader);
  const dated = withHeaderTime(when, item, mentions);
  if (/^(?:the )?last\b/i.test(item.text) && !dated) return undefined;
  // Only a day that is told to be the onset's, or the one before it, makes it a candidate.
  if (LAST_STATED.test(item.text) && dated && dated.clock === undefined) {
    const { days } = changeAge(undefined, dated, clockwork);
    if (days === undefined || days.least >= 2) return undefined;
  }
  // Of a list of parts only items with a time are read.
  const placed = dated !== undefined || relation !== undefined || follows !== undefined || item.listed || item.field === 'tech_stack';
  if (!placed && !(event && item.field === 'occurrence_pattern' && TELLS.test(item.text) && !/\b(?:no|not|or)\b|n't\b/i.test(item.text)))
    return undefined;
  // A noun with a time beside it is an event in the pattern of occurrence; in a story of symptoms it may be anything.
  if (
    !event &&
    !item.listed &&
    !relation &&
    !follows &&
    item.field !== 'occurrence_pattern' &&
    !/\b(?:deploy|release|failover|migration|upgrade|rollout|rotation|cutover|campaign|sale)/i.test(item.text)
  )
    return undefined;
  if (isOnsetItself(item, dated, clockwork)) return undefined;
  const name = nameOf(relation ? { start: relation.event.start, text: relation.event.quote } : (follows ?? item), inside);
  if (item.opens && BARE_VERB.test(name)) return undefined;
  const derived = relation && clockwork.derived.get(relation);
  const start = relation ? Math.min(item.start, relation.start) : item.start;
  const end = relation ? Math.max(item.end, relation.event.end) : item.end;
  return { kinds, name, field: item.field, start, end, quote: reader.text.slice(start, end), ...changeAge(derived, dated, clockwork) };
}

/** The words of its sentence up to its end. */
const sentenceOf = (item: Item, text: string): string => text.slice(sentenceStart(text, item.start), item.end).trimStart();

const sentenceStart = (text: string, at: number): number =>
  Math.max(0, text.lastIndexOf('. ', at - 1) + 1, text.lastIndexOf('; ', at - 1) + 1, text.lastIndexOf('\n', at - 1) + 1, at - 300);

/** Somebody acted on the incident; "deployed X at 17:00 and suspected it" is a deploy all the same. */
function isResponse(text: string): boolean {
  const response = RESPONSE.exec(text);
  const tells = TELLS.exec(text);
  return response !== null && !/\bby mistake\b/i.test(text) && !(tells && tells.index < response.index);
}

/** A denial that fills a good part of the item, or "no" directly before the first word of change. */
function isDenied(item: Item, denied: readonly Denial[]): boolean {
  if (denied.some((d) => d.start < item.end && d.end > item.start && d.quote.length > item.text.length / 3)) return true;
  const first = FIRST_KIND.exec(item.text);
  return (
    first !== null &&
    /\b(?:no|not|without|never|nothing|none|isn't|wasn't|hasn't|didn't)\s(?:(?:a|any|the|been|yet|even)\s|\S+\s){0,1}$/i.test(
      item.text.slice(0, first.index),
    )
  );
}

/** The clause that tells the onset by "from 10:52 on" or "since 14:20" is the trouble, unless it names an event. */
function isOnsetItself(item: Item, dated: Mention | undefined, { onset }: Clockwork): boolean {
  return (
    dated !== undefined &&
    onset !== undefined &&
    onset.field === item.field &&
    onset.start >= item.start &&
    onset.end <= item.end &&
    !/\b(?:deploy|releas|rollout|launch|campaign|sale|migrat|upgrad|config|edit|failover|import|batch|job|run\b|cron|rebooted|rotat)/i.test(
      item.text,
    )
  );
}

const FIRST_KIND = words`
  (?:re)?deploy\w* | releas\w* | roll\w* | build | merge\w* | push\w* | config\w* | flag\w* | migrat\w* | upgrad\w* | bump\w*
  fail-?over\w* | sale | campaign | cert\w* | rotat\w* | import\w* | maintenance | launch\w* | mail\w* | peak | backup\w* | cron\w*
  job | patch\w* | leaflet | newsletter | spot
`;

/** "… fail since the domain controllers were patched": where the event begins, and its words. */
function eventAfterCue(item: Item, inside: readonly Mention[]): { start: number; text: string } | undefined {
  for (const m of item.text.matchAll(AFTER)) {
    const from = m.index + m[0].length;
    const text = item.text.slice(from, from + 120);
    if (
      inside.some((x) => x.start - item.start <= from + 1 && x.end - item.start > from) ||
      /^(?:that|then|a |about|some|every|each|\d|~|they|it )/i.test(text)
    )
      continue;
    if (kindsOf(text).kinds.length > 0) return { start: item.start + from, text: item.text.slice(from) };
  }
  return undefined;
}

/** A time that stands alone beside the item, in brackets or after a comma, or the time of the item that it is an aside to. */
function neighbour(item: Item, place: number, { items, mentions }: ItemReader): Mention | undefined {
  if (item.asideOf !== undefined) {
    const host = items[item.asideOf];
    return host && mentions.find((x) => x.start >= host.start && x.end <= host.end);
  }
  const near = [items[place + 1], items[place - 1], ...items.slice(place + 1, place + 8).filter((x) => x.asideOf === place)];
  for (const other of near) {
    if (!other || other.sentence !== item.sentence) continue;
    const m = mentions.find((x) => x.start >= other.start && x.end <= other.end);
    if (
      m &&
      (other.text.replace(/ {2,}/g, ' ').length - m.text.length < 12 ||
        /^(?:that(?:['’]s| is| was)|which (?:is|was)) (?:also |exactly |just )?(?:when|the time of|the moment of)\b/i.test(item.text)) &&
      Math.abs(other.start - item.end) < 200
    )
      return m;
  }
  return undefined;
}

/** The list's day for a clock without one, and its time for an item without any. */
function withHeaderTime(when: Mention | undefined, item: Item, mentions: readonly Mention[]): Mention | undefined {
  const { header } = item;
  if (!header || when?.day) return when;
  const own = mentions.filter((m) => m.start >= header.start && m.end <= header.end);
  const day = own.find((m) => m.day);
  if (when) return day?.day ? { ...when, day: day.day, dayText: day.dayText } : when;
  return own.find((m) => m.clock !== undefined) ?? day;
}
