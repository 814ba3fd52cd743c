import { ANSWER, isAnswer } from '../knowledge/index.ts';
import { isStampHead, words } from '../text/index.ts';
import { sentencesOf } from './sentences.ts';
import { momentOf } from './times/frame.ts';
import type { Mention } from './times/types.ts';
import type { Clockwork } from './times.ts';
import type { FieldText, Signal } from './types.ts';

/** Minutes before the onset from which on a sentence tells of another event. Judgement: first signs are told as such, and are nearer. */
const WELL_BEFORE = 60;

/**
 * Without the messages and the end of earlier events: "Last night 03:00 failover (34 s, errors "terminating connection", recovered by
 * itself)" at an onset of 09:45 says nothing of what is failing now. Lines that a machine stamped are left alone: their day may be misread.
 */
export function ofThisIncident(signals: readonly Signal[], fields: readonly FieldText[], clockwork: Clockwork): Signal[] {
  const { onset, mentions, frame } = clockwork;
  const earlier = fields.flatMap(({ field, text }) => {
    const own = mentions.filter((m) => m.field === field);
    return sentencesOf(text).flatMap(({ start, end }) => {
      const inside = own.filter((m) => m.start >= start && m.end <= end);
      const moments = inside.map((m) => (m.stamp || isLineStamp(m, text) ? undefined : momentOf(m, frame)));
      return onset && moments.length > 0 && moments.every((m) => m && m.minutes <= onset.minutes - WELL_BEFORE)
        ? [{ field, start, end }]
        : [];
    });
  });
  const own = signals.filter((s) => !(ends(s) && OF_ANOTHER.test(sentenceOf(s, fields))));
  return own.filter((s) => !endsOrPrints(s) || !earlier.some((e) => e.field === s.field && e.start <= s.start && e.end >= s.end));
}

/** "14:07:11 UTC [20871] LOG: …": a program's line, whose day nobody told. */
const isLineStamp = (m: Mention, text: string): boolean =>
  m.day === undefined &&
  /\d:\d\d:\d\d/.test(text.slice(m.start, m.end)) &&
  isStampHead(text.slice(text.lastIndexOf('\n', m.start) + 1, m.start));

/** "The bank had maintenance on Saturday and all is well since": the end of another's trouble. */
const OF_ANOTHER = words`
  bank | provider | vendor | carrier | partner | isp | hoster | psp | their | they | maintenance | failover | firewall | aws | azure | google | stripe
`;

/** A message that a program printed, or that it is over. */
const endsOrPrints = (s: Signal): boolean => s.origin === 'text' && (s.reliability === 1 || ends(s));
const ends = (s: Signal): boolean => s.origin === 'text' && isAnswer(s, ANSWER.over);

function sentenceOf(s: Signal, fields: readonly FieldText[]): string {
  const text = fields.find((f) => f.field === s.field)?.text ?? '';
  return sentencesOf(text).find((p) => p.start <= s.start && p.end >= s.end)?.text ?? s.quote;
}
