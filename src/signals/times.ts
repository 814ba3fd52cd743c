import { readDenials } from './changes/denials.ts';
import { kindsOf } from './changes/kinds.ts';
import { clockLabel, type Frame, frameOf, momentOf } from './times/frame.ts';
import { intervalsOf } from './times/intervals.ts';
import { mentionsOf } from './times/mentions.ts';
import { onsetMention } from './times/onset.ts';
import { type Relation, relationsOf } from './times/relations.ts';
import type { Mention, Moment, TimesRead } from './times/types.ts';
import type { FieldText, Instant } from './types.ts';

export type { Denial, Moment, TimesRead } from './times/types.ts';

/** All that is placed in time, with what is needed to place more. */
export interface Clockwork {
  readonly mentions: readonly Mention[];
  readonly frame: Frame;
  readonly onset?: Moment;
  readonly relations: readonly Relation[];
  /** Instants computed for the event of a relation. */
  readonly derived: ReadonlyMap<Relation, Moment>;
}

const told = (fields: readonly FieldText[]) => fields.filter((f) => f.field !== 'code_snippet' && f.field !== 'tech_stack');

/** Places every date and time of the fields. Minutes are counted from 00:00 of the onset's day, in the onset's zone. */
export function clockworkOf(fields: readonly FieldText[]): Clockwork {
  const own = told(fields);
  const mentions = mentionsOf(own);
  const relations = relationsOf(own);
  const first = onsetMention(mentions, own);
  const frame = frameOf(
    first,
    mentions,
    own.map((f) => f.text),
  );
  const written = first ? momentOf(first, frame) : undefined;
  const onset = written ?? derivedOnset(relations, mentions, frame, own);
  const derived = new Map<Relation, Moment>();
  for (const r of relations) {
    const m = onset && eventMoment(r, onset, mentions, frame);
    if (m) derived.set(r, m);
  }
  return { mentions, frame, relations, derived, ...(onset ? { onset } : {}) };
}

/**
 * When it began, every moment named, and intervals. `changes` is left empty: `readChanges` fills it.
 * A moment whose day cannot be told is left out.
 */
export function readTimes(fields: readonly FieldText[], { mentions, frame, onset, derived }: Clockwork): TimesRead {
  const written = mentions.filter((m) => m.clock !== undefined || m.day !== undefined).flatMap((m) => momentOf(m, frame) ?? []);
  const instants: Instant[] = [...written, ...derived.values()].sort((a, b) => a.minutes - b.minutes || a.start - b.start);
  return {
    ...(onset ? { onset } : {}),
    instants,
    intervals: intervalsOf(mentions, fields, frame),
    changes: [],
    denials: readDenials(told(fields), mentions, frame),
  };
}

/** The event of "25 minutes after X" when the onset is written: onset minus the distance. */
function eventMoment(r: Relation, onset: Moment, mentions: readonly Mention[], frame: Frame): Moment | undefined {
  if (onset.derived || onset.precision !== 'minute' || !namesEvent(r)) return undefined;
  // The event carries its own clock: nothing is to be derived.
  if (mentions.some((m) => m.clock !== undefined && m.field === r.field && m.start >= r.event.start && m.end <= r.event.end))
    return undefined;
  const minutes = onset.minutes - r.minutes;
  return {
    ...placed(r),
    label: label(minutes, frame),
    minutes,
    zone: frame.zone,
    derived: `${onset.label} - ${distance(r.minutes)}`,
    approximate: r.approximate || onset.approximate,
    precision: 'minute',
  };
}

/** A thing that changes, a peak, a window; not "5 minutes earlier" of a measurement. */
const namesEvent = (r: Relation) =>
  kindsOf(r.event.quote).kinds.length > 0 ||
  /\b(?:peak|window|restart|reboot|start|opening|switch|change|update|clock|midnight|boot|shift|event)/i.test(r.event.quote);

/** "Started 20 minutes after the 13:55 deploy": the onset, where nothing else tells it. */
function derivedOnset(
  relations: readonly Relation[],
  mentions: readonly Mention[],
  frame: Frame,
  fields: readonly FieldText[],
): Moment | undefined {
  for (const r of relations.filter(namesEvent)) {
    const anchor =
      mentions.find((m) => m.clock !== undefined && m.field === r.field && m.start >= r.event.start && m.end <= r.event.end) ??
      namesake(r, mentions, fields);
    const at = anchor && momentOf(anchor, frame);
    if (!at) continue;
    const minutes = at.minutes + r.minutes;
    return {
      ...placed(r),
      label: label(minutes, frame),
      minutes,
      zone: frame.zone,
      derived: `${at.label} + ${distance(r.minutes)}`,
      approximate: r.approximate || at.approximate,
      precision: 'minute',
    };
  }
  return undefined;
}

/** "2 h after launch" and elsewhere "launched 12:00": the time beside the same word. */
function namesake(r: Relation, mentions: readonly Mention[], fields: readonly FieldText[]): Mention | undefined {
  const words = (r.event.quote.toLowerCase().match(/[a-z][a-z0-9.-]{4,}/g) ?? [])
    .filter((w) => !/^(?:after|about|which|their|today)$/.test(w))
    .map((w) => w.slice(0, 6));
  if (words.length === 0) return undefined;
  return mentions.find((m) => {
    if (m.clock === undefined) return false;
    const text = fields.find((f) => f.field === m.field)?.text ?? '';
    const around = `${
      text
        .slice(Math.max(0, m.start - 40), m.start)
        .split(/[.;,\n]/)
        .pop() ?? ''
    } ${text.slice(m.end, m.end + 40).split(/[.;,\n]/)[0] ?? ''}`.toLowerCase();
    return words.some((w) => around.includes(w));
  });
}

const placed = ({ field, start, end, quote }: Relation) => ({ field, start, end, quote });

function label(minutes: number, frame: Frame): string {
  const days = Math.floor(minutes / 1440);
  const clock = `${clockLabel(minutes)}${frame.zone ? ` ${frame.zone}` : ''}`;
  return days === 0
    ? clock
    : days === -1
      ? `${clock} the day before`
      : days < 0
        ? `${clock}, ${-days} days before`
        : `${clock}, ${days} days after`;
}

const distance = (minutes: number): string =>
  minutes < 1
    ? `${Math.round(minutes * 60)} s`
    : minutes < 180 || minutes % 60 !== 0
      ? `${Math.round(minutes * 10) / 10} min`
      : minutes < 2880
        ? `${minutes / 60} h`
        : `${Math.round((minutes / 1440) * 10) / 10} days`;
