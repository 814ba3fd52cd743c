import { anyOf, words } from '../../text/index.ts';
import type { Denial, Mention } from '../times/types.ts';
import type { Clockwork } from '../times.ts';
import { isAside } from './asides.ts';
import { isDenied } from './denied.ts';
import { changeAge, dayOfMonth, isLongPast } from './fit.ts';
import type { Header, Item } from './items.ts';
import { kindsOf, settled } from './kinds.ts';
import { MAYBE } from './maybe.ts';
import { nameOf } from './naming.ts';
import { beforeOnset, eventAfterCue, isOnsetItself, isShifted, neighbour, onlyBeforeOnset, withHeaderTime } from './near.ts';
import { kindsListed } from './telling/tell.ts';
import { BARE_NOUN, BARE_VERB, isTitle, LAST_STATED, titleOfTask } from './titles.ts';
import type { ChangeRead } from './types.ts';
import { isCutQuotation, UNDO } from './undone.ts';
import {
  A_GUESS,
  CURED,
  HABIT,
  isAnswer,
  isResponse,
  LEFT_BEHIND,
  MEANS,
  NOT_OURS,
  NOT_YET,
  OF_A_PROGRAM,
  PLANNED,
  TELLS,
} from './unreal.ts';
import { isOfProgram, isOfTrouble } from './written.ts';

/** A field as its items are read for changes. */
export interface ItemReader {
  readonly items: readonly Item[];
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly clockwork: Clockwork;
  readonly denied: readonly Denial[];
}

/** "Deploy 00:00 no, deploy 01:10 yes": what came of it, in a word. */
const ANSWERED = /\d (?:no|yes)$/i;

/** The change that an item names, if it names one that happened. */
export function changeOf(whole: Item, place: number, reader: ItemReader): ChangeRead | undefined {
  const { mentions, clockwork } = reader;
  const item = excepted(whole);
  if (
    !(item.listed || isAside(item.field) || MAYBE.test(item.text)) ||
    PLANNED.test(item.text) ||
    HABIT.test(item.text) ||
    NOT_OURS.test(item.text) ||
    WRITTEN.test(item.text) ||
    OF_A_PROGRAM.test(item.text) ||
    isOfTrouble(item.text) ||
    (!isAside(item.field) && isOfProgram(reader.text, item.start)) ||
    CURED.test(item.text) ||
    A_GUESS.test(item.text) ||
    ANSWERED.test(item.text) ||
    (UNDO.test(item.text) && isCutQuotation(item.text)) ||
    /\?$/.test(item.text)
  )
    return undefined;
  if (LEFT_BEHIND.test(sentenceOf(item, reader.text)) || /\bnot since\b/i.test(item.text)) return undefined;
  if (item.asideOf !== undefined && MEANS.test(item.text)) return undefined;
  // Where the writer knows it from: "(from the backfill query)".
  if (item.asideOf !== undefined && /^(?:from|per|see|according to|as of|by)\b/i.test(item.text)) return undefined;
  const inside = mentions.filter((m) => m.start >= item.start && m.end <= item.end);
  if ((item.opens && isTitle(item, inside)) || (inside.length === 0 && GOES_ON.test(item.text))) return undefined;
  const relation = clockwork.relations.find((r) => r.field === item.field && r.event.start < item.end && r.event.end > item.start);
  const follows = relation ? undefined : eventAfterCue(item, inside);
  const own = kindsOf(relation ? item.text.slice(Math.max(0, relation.event.start - item.start)) : (follows?.text ?? item.text));
  const title = item.header && headerOf(item.header, mentions);
  const entry = isAside(item.field) || (item.listed && !item.opens && title !== undefined && isTitle(title, title.inside));
  // "Deploys before it: price model 15:48" lists deploys, whatever they are called.
  const dated = entry && own.kinds.length === 0 && (item.marker !== undefined || inside.length > 0);
  const inherited = title && !own.event && (BARE_VERB.test(title.name) || dated) ? kindsOf(title.text) : undefined;
  const listed = entry && own.kinds.length === 0 && !inherited?.kinds.length ? kindsListed(item.text) : [];
  const task = own.event ? titleOfTask(item.text) : undefined;
  const ofTask = task === undefined ? [] : kindsListed(task);
  const kinds = settled([...own.kinds, ...(inherited?.kinds ?? []), ...listed, ...ofTask], item.text);
  const event = own.event || inherited?.event === true;
  if (kinds.length === 0 || (!LAST.test(item.text) && isDenied(item, reader.denied))) return undefined;
  const behind = reader.text.slice(item.end, item.end + 90);
  if ((isResponse(item.text) && !item.listed) || isAnswer(item.text, item.header?.text ?? '', behind) || NOT_YET.test(behind))
    return undefined;
  const times = inside.filter((m) => !isShifted(item, m, inside));
  const when = times.find((m) => m.clock !== undefined) ?? times[0] ?? neighbour(item, place, reader);
  const placedAt = withHeaderTime(when, item, mentions);
  if (/^(?:the )?last\b/i.test(item.text) && !placedAt) return undefined;
  if (!follows && !LAST_STATED.test(item.text) && !LAST.test(item.text) && isLongPast(placedAt, clockwork.frame)) return undefined;
  // Only a day that is told to be the onset's, or the one before it, makes it a candidate.
  let old = false;
  if (
    (LAST_STATED.test(item.text) || (LAST.test(item.text) && isDenied(item, reader.denied))) &&
    placedAt &&
    placedAt.clock === undefined
  ) {
    const { days } = changeAge(undefined, placedAt, clockwork);
    old = days === undefined || days.least >= 2 || LONG_AGO.test(placedAt.text);
  }
  // Of a list of parts only items with a time are read.
  const placed =
    placedAt !== undefined ||
    relation !== undefined ||
    follows !== undefined ||
    item.listed ||
    isAside(item.field) ||
    AT_THAT_TIME.test(item.text);
  if (!placed && !(event && item.field === 'occurrence_pattern' && TELLS.test(item.text) && !/\b(?:no|not|or)\b|n't\b/i.test(item.text)))
    return undefined;
  // A noun with a time beside it is an event in the pattern of occurrence; in a story of symptoms it may be anything.
  if (!event && !item.listed && !relation && !follows && !entry && item.field !== 'occurrence_pattern' && !NAMES_ONE.test(item.text))
    return undefined;
  if (!own.event && isOnsetItself(item, placedAt, clockwork)) return undefined;
  const bare = task ?? nameOf(relation ? { start: relation.event.start, text: relation.event.quote } : (follows ?? item), inside);
  const subject = BARE_VERB.test(bare) || BARE_NOUN.test(bare) ? subjectOf(item, bare, place, reader) : bare;
  // "We deployed at 11:00": of what, nobody says.
  const name =
    subject ?? (own.event && inside.some((m) => m.clock !== undefined) && !item.opens && /\bwe\b/i.test(item.text) ? bare : undefined);
  if (name === undefined) return undefined;
  const derived = relation && clockwork.derived.get(relation);
  const start = relation ? Math.min(item.start, relation.start) : item.start;
  const end = relation ? Math.max(item.end, relation.event.end) : item.end;
  return {
    kinds,
    name,
    field: item.field,
    start,
    end,
    quote: reader.text.slice(start, end),
    ...(own.event || listed.length > 0 ? {} : { named: true }),
    ...(old ? { old } : {}),
    ...(placedAt && !derived && BOUND.test(reader.text.slice(Math.max(0, placedAt.start - 8), placedAt.start))
      ? { told: `before ${placedAt.text.trim()}` }
      : placedAt && !derived && onlyBeforeOnset(reader.text, follows?.start ?? item.start, placedAt, clockwork)
        ? beforeOnset(placedAt)
        : derived || placedAt
          ? changeAge(derived, placedAt, clockwork)
          : dayOfMonth(`${item.marker ?? ''} ${item.text} ${item.header?.text ?? ''}`, clockwork.frame)),
  };
}

/** "Nothing shipped today apart from a CMS change at 11:40": what is excepted is told. */
function excepted(item: Item): Item {
  const lead = EXCEPT.exec(item.text)?.[0].length ?? 0;
  return lead === 0 ? item : { ...item, start: item.start + lead, text: item.text.slice(lead) };
}
const EXCEPT = /^(?:nothing|no \w+|none)\b[^.;]{0,60}?\b(?:apart from|except(?: for)?|other than|besides|but)\s+(?=an? |the |our )/i;

/** "14:20 UTC" names nothing. */
const ONLY_TIME = /^\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: [A-Za-z]{1,5})?$/;

/** What a bare verb or noun is said of: what it stands in brackets behind, what its brackets hold, or the words before it. */
function subjectOf(item: Item, bare: string, place: number, { items, mentions }: ItemReader): string | undefined {
  const named = (other: Item | undefined): string | undefined => {
    if (!other || other.opens) return undefined;
    const inside = mentions.filter((m) => m.start >= other.start && m.end <= other.end);
    const name = nameOf(other, inside);
    return name.length < 4 || BARE_VERB.test(name) || ONLY_TIME.test(name) ? undefined : name;
  };
  // "Patch on Sunday 20:00: service pack 14"; a list of several names them itself.
  if (item.opens) {
    const first = BARE_NOUN.test(bare) && !/s$/i.test(bare) ? named(items[place + 1]) : undefined;
    return first === undefined ? undefined : `${bare}: ${first}`;
  }
  const before = items.slice(Math.max(0, place - 3), place).filter((x) => x.sentence === item.sentence && x.asideOf === undefined);
  const told = named(item.asideOf === undefined ? before[before.length - 1] : items[item.asideOf]);
  const held = named(items.slice(place + 1, place + 4).find((x) => x.asideOf === place));
  if (!BARE_NOUN.test(bare)) return told ?? named(before[0]) ?? held;
  const what = held ?? told;
  return what === undefined ? bare : `${bare}: ${what}`;
}

/** The words that open its list, with the times in them. */
function headerOf({ start, end, text }: Header, mentions: readonly Mention[]) {
  const inside = mentions.filter((m) => m.start >= start && m.end <= end);
  return { text, inside, name: nameOf({ start, text }, inside) };
}

/** Nouns of change that are one by themselves, wherever a time stands beside them. */
const NAMES_ONE = new RegExp(
  anyOf`
    \b${anyOf`deploy | release | failover | migration | upgrade | rollout | rotation | cutover | campaign | sale | presale | pre-sale`}
    \b${anyOf`patching | update`}\b | \b${anyOf`v?\d+(?:\.\d+)* out | (?:chef | puppet | ansible | salt) run`}\b
  `,
  'i',
);
/** A line of a program, not of a person. */
const WRITTEN = /^\W{0,3}["']\w+["']\s?:/;
const LAST = /^(?:our |the |my )?last\b(?! (?:week|month|night|year|\w*day)\b)/i;
const LONG_AGO = /\b(?:weeks?|wks|months?|years?) ago\b|^20\d\d$/i;
/** "Merged before noon": no time of its own. */
const BOUND = /\b(?:before|until)\s$/i;
/** It is placed by what it stands beside, or by its day alone. */
const AT_THAT_TIME = words`
  (?:at|in) (?:that|the same) (?:time|moment|minute|hour) | was (?:running|under way|going on|on its way) | on the \d{1,2}(?:st|nd|rd|th)
`;
/** It only says more of what stands before it. */
const GOES_ON = /^which (?!(?:is|was) (?:also |exactly |just )?(?:when|after))/i;

/** The words of its sentence up to its end. */
const sentenceOf = (item: Item, text: string): string => text.slice(sentenceStart(text, item.start), item.end).trimStart();

const sentenceStart = (text: string, at: number): number =>
  Math.max(0, text.lastIndexOf('. ', at - 1) + 1, text.lastIndexOf('; ', at - 1) + 1, text.lastIndexOf('\n', at - 1) + 1, at - 300);
