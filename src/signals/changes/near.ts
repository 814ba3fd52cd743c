import { anyOf } from '../../text/index.ts';
import type { Mention } from '../times/types.ts';
import type { Clockwork } from '../times.ts';
import type { ItemReader } from './item.ts';
import type { Item } from './items.ts';
import { kindsOf } from './kinds.ts';

const BEGAN = anyOf`started | came | come | comes | began | begun | begins | starts | appeared | arrived`;
/** "The day we turned on compression", "at the same time as the cutover", "With the switch to HTTP/2 …". */
const WITH_IT = anyOf`
  (?<!\b(?:for|at|in|of|until|to) )the (?:(?:day|moment|minute|night)(?: on)?(?: when| that)?|(?:hour|morning|evening) (?:when|that))(?! (?:after|before|of|in|and|is|was|build|batch|job|run|shift|import|export|backup|release|deploy\w*|sync|report)\b)
  at the same (?:time|moment|minute) as | (?<=^)with(?= (?:the|our|its) (?!same|old|other|previous))
`;
/** Words that make what follows them an event: the trouble is told to come after it. */
const AFTER = new RegExp(
  String.raw`\b${anyOf`${WITH_IT} | (?:ever )?since | after | following | triggered by | due to | because of | ${BEGAN} (?:with|w/|when) | once`}\s+`,
  'gi',
);

/** "… fail since the domain controllers were patched": where the event begins, and its words. */
export function eventAfterCue(item: Item, inside: readonly Mention[]): { start: number; text: string } | undefined {
  for (const m of item.text.matchAll(AFTER)) {
    const from = m.index + m[0].length;
    const text = item.text.slice(from, from + 120);
    if (
      inside.some((x) => x.start - item.start <= from + 1 && x.end - item.start > from) ||
      /^(?:that|then|a |about|some|every|each|\d|~|they|it )/i.test(text)
    )
      continue;
    // "It did not go down after the migration" tells what did not help.
    if (/^after/i.test(m[0]) && /\b(?:did|does|do|has|have|was|is)(?: not|n['’]t)\b(?!.*\bonly )/i.test(item.text.slice(0, m.index)))
      continue;
    if (kindsOf(text).kinds.length > 0)
      return { start: item.start + from, text: item.text.slice(from, untilTime(item.start + from, item, inside)) };
  }
  return undefined;
}

/** The clause that tells the onset by "from 10:52 on" or "since 14:20" is the trouble, unless it names an event. */
export function isOnsetItself(item: Item, dated: Mention | undefined, { onset }: Clockwork): boolean {
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

/** "The backup was moved from 03:00 to 05:00": hours of what was moved, not of the move. */
export const isShifted = (item: Item, time: Mention, inside: readonly Mention[]): boolean =>
  time.clock !== undefined &&
  inside.some((m) => m.clock !== undefined && m.start <= time.start && SHIFTED.test(item.text.slice(0, m.start - item.start)));

const SHIFTED = /\b(?:moved|shifted|changed|rescheduled|postponed|brought forward)\b[^,;]{0,25}\bfrom $/i;

/** A time that stands alone beside the item, in brackets or after a comma, or the time of the item that it is an aside to. */
export function neighbour(item: Item, place: number, { items, mentions }: ItemReader): Mention | undefined {
  if (item.asideOf !== undefined) {
    // "(last: 2 weeks ago, replaced kube-dns)": its own brackets first.
    for (const other of [items[place - 1], items[place + 1]]) {
      const m = other?.asideOf === item.asideOf ? mentions.find((x) => x.start >= other.start && x.end <= other.end) : undefined;
      if (m && other && other.text.length - m.text.length < 8) return m;
    }
    const host = items[item.asideOf];
    return host && mentions.find((x) => x.start >= host.start && x.end <= host.end);
  }
  const opening = item.asideOf === undefined && openingTime(item, items, mentions);
  const near = [items[place + 1], items[place - 1], ...items.slice(place + 1, place + 8).filter((x) => x.asideOf === place)];
  for (const other of near) {
    if (!other || other.sentence !== item.sentence) continue;
    const m = mentions.find((x) => x.start < other.end && x.end > other.start);
    if (
      m &&
      (other.text.replace(/ {2,}/g, ' ').length - m.text.length < 12 ||
        /^(?:that(?:['’]s| is| was)|which (?:is|was)) (?:also |exactly |just )?(?:when|the time of|the moment of)\b/i.test(item.text)) &&
      Math.abs(other.start - item.end) < 200
    )
      return m;
  }
  return opening || undefined;
}

/** "In July we raised the rounds and upgraded the driver": the time that opens the sentence holds for all of it. */
function openingTime(item: Item, items: readonly Item[], mentions: readonly Mention[]): Mention | undefined {
  const first = items.find((x) => x.sentence === item.sentence);
  const time = first && mentions.find((m) => m.start >= first.start && m.end <= first.end);
  return time && time.start - first.start <= OPENS && time.day !== undefined ? time : undefined;
}

/** "On ", "Since ". */
const OPENS = 6;

/** The list's day for a clock without one, and its time for an item without any. */
export function withHeaderTime(when: Mention | undefined, item: Item, mentions: readonly Mention[]): Mention | undefined {
  const { header } = item;
  if (!header || when?.day) return when;
  const own = mentions.filter((m) => m.start >= header.start && m.end <= header.end);
  const day = own.find((m) => m.day);
  if (when) return day?.day ? { ...when, day: day.day, dayText: day.dayText } : when;
  return own.find((m) => m.clock !== undefined) ?? day;
}

const BEHIND_AFTER = /\bafter\s+(?:(?:the|an?|our)\s+)?$/i;

/** "Began 06:10, after the host was reinstalled": the time is the onset's, and the change came before it, nobody says when. */
export function onlyBeforeOnset(text: string, start: number, time: Mention | undefined, { onset }: Clockwork): boolean {
  const isOnsets =
    time !== undefined && onset !== undefined && time.field === onset.field && time.start <= onset.start && onset.end <= time.end;
  return (
    isOnsets &&
    time.end <= start &&
    (/^after\b/i.test(text.slice(start, start + 6)) || BEHIND_AFTER.test(text.slice(Math.max(0, start - 12), start)))
  );
}

/** What is known of its age then. */
export const beforeOnset = (time: Mention) => ({ told: `before ${time.text.trim()}`, days: { least: 0, most: 0 } });

/** What stands behind the time of "since the release on Tuesday" is the trouble. */
function untilTime(start: number, item: Item, inside: readonly Mention[]): number | undefined {
  const time = inside.find((m) => m.start >= start);
  return time && time.start - start > 3 ? time.start - item.start : undefined;
}
