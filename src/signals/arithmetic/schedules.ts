import type { Span } from '../../incident/types.ts';
import { anyOf } from '../../text/index.ts';
import { DAY, datesIn } from './clocks.ts';
import type { Derived, Parts } from './types.ts';
import { spanOf, textsOf } from './words.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

const FIELD = String.raw`(?:\*|\?|[\dA-Za-z,/-]{1,20})`;
/** "30 2 * * *" with a minute and an hour of its own. */
const CRON = new RegExp(
  String.raw`(?:^|[\s"'\`=(])(\d{1,2}) (\d{1,2}) (?:\*|\?|\d[\d,/-]{0,12}|\*/\d) ${FIELD} ${FIELD}(?=["'\`\s),;]|$)`,
  'gm',
);
const AREA = anyOf`Europe | America | Australia | Pacific | Africa | Asia | Atlantic | Antarctica | US | Canada`;
const ZONE = new RegExp(String.raw`\b${AREA}/[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?`, 'g');
/** "cron 02:30 Europe/Berlin", "at 02:30 (Europe/Paris)". */
const AT_TIME = new RegExp(String.raw`\b(\d{1,2}):(\d\d)\s{0,2}\(?(?:in |zone )?(?=${AREA}/)`, 'g');
/** A schedule and its zone stand together. */
const NEAR = 240;
/** How far a day of the text may lie from the change of clocks. */
const DAYS = 2;

interface Slot extends Span {
  readonly hour: number;
  readonly minute: number;
  readonly zone: Span;
}

/** A job's local time that a told night leaves out, or has twice. */
export function scheduleInChange(parts: Parts): Derived[] {
  const days = textsOf(parts)
    .flatMap(datesIn)
    .filter((d) => Number.isFinite(d.at));
  for (const slot of slotsOf(parts)) {
    for (const told of days) {
      for (let away = -DAYS; away <= DAYS; away += 1) {
        const day = told.at + away * DAY;
        const times = instantsOf(day, slot);
        if (times === undefined || times === 1) continue;
        return changed(slot, told, day, times);
      }
    }
  }
  return [];
}

function changed(slot: Slot, told: Span, day: number, times: number): Derived[] {
  const local = `${String(slot.hour).padStart(2, '0')}:${String(slot.minute).padStart(2, '0')}`;
  const date = new Date(day).toISOString().slice(0, 10);
  const { quote: zone } = slot.zone;
  const [before, after] = [offsetAt(day - DAY / 2, zone), offsetAt(day + DAY + DAY / 2, zone)].map((o) => signed(o ?? 0));
  const twin = twinOf(day, slot, times === 0 ? 2 : 0);
  const same = {
    formula: `${zone} on ${date}: UTC${before} -> UTC${after}, so ${local} comes ${times === 0 ? '0 times' : 'twice'}`,
    value: times,
    unit: 'times',
    inputs: [spanOf(slot), spanOf(slot.zone), spanOf(told)],
    reliability: 0.95,
  };
  if (times === 2)
    return [
      {
        ...same,
        id: 'schedule-time-twice',
        text: `On ${date} the clocks of ${zone} go back, and ${local} comes twice, an hour apart: a schedule in local time may start twice.${twin ? ` On ${twin} it is left out.` : ''}`,
        shows: ['config-schedule-in-clock-change', 'yes'],
      },
    ];
  return [
    {
      ...same,
      id: 'schedule-time-missing',
      text: `On ${date} the clocks of ${zone} go forward over ${local}: that time does not exist on this day, so a schedule at ${local} has no run.${twin ? ` On ${twin} it comes twice.` : ''}`,
      shows: ['config-schedule-in-clock-change', 'yes'],
    },
  ];
}

const signed = (minutes: number): string =>
  `${minutes < 0 ? '-' : '+'}${Math.floor(Math.abs(minutes) / 60)}${minutes % 60 ? `:${Math.abs(minutes % 60)}` : ''}`;

function slotsOf(parts: Parts): Slot[] {
  return textsOf(parts).flatMap(({ field, text }) => {
    const zones = spans(field, text, ZONE);
    return [
      ...spans(field, text, CRON).map((s) => ({ ...s, order: [2, 1] })),
      ...spans(field, text, AT_TIME).map((s) => ({ ...s, order: [1, 2] })),
    ].flatMap(({ match, order, ...span }) => {
      const zone = zones
        .filter((z) => Math.max(z.start, span.start) - Math.min(z.end, span.end) <= NEAR)
        .sort((a, b) => Math.abs(a.start - span.start) - Math.abs(b.start - span.start))[0];
      const [hour, minute] = order.map((i) => Number(match[i]));
      return zone && (hour as number) < 24 && (minute as number) < 60
        ? [{ ...span, hour: hour as number, minute: minute as number, zone: spanOf(zone) }]
        : [];
    });
  });
}

const spans = (field: Span['field'], text: string, pattern: RegExp): (Span & { match: RegExpMatchArray })[] =>
  [...text.matchAll(pattern)].map((match) => ({ field, start: match.index, end: match.index + match[0].length, quote: match[0], match }));

/** How many moments have this local time on a day: 0, 1 or 2; undefined where the zone is not known or has no change about then. */
function instantsOf(day: number, { hour, minute, zone }: Slot): number | undefined {
  const local = day + hour * HOUR + minute * MINUTE;
  const offsets = [offsetAt(local - DAY, zone.quote), offsetAt(local + DAY, zone.quote)];
  const [before, after] = offsets;
  if (before === undefined || after === undefined || before === after) return undefined;
  return [before, after].filter((o) => offsetAt(local - o * MINUTE, zone.quote) === o).length;
}

/** The other half of the same fault: the next night within a year on which the time comes so often. */
function twinOf(day: number, slot: Slot, times: number): string | undefined {
  for (let at = day + 7 * DAY; at <= day + 366 * DAY; at += DAY)
    if (instantsOf(at, slot) === times) return new Date(at).toISOString().slice(0, 10);
  return undefined;
}

const FORMATS = new Map<string, Intl.DateTimeFormat | undefined>();

/** Minutes east of UTC at a moment, by the zone's rules. */
function offsetAt(moment: number, zone: string): number | undefined {
  if (!FORMATS.has(zone)) FORMATS.set(zone, formatOf(zone));
  const parts = FORMATS.get(zone)?.formatToParts(moment);
  if (!parts) return undefined;
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value);
  return (
    (Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute')) - Math.floor(moment / MINUTE) * MINUTE) / MINUTE
  );
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
  } catch {
    return undefined;
  }
}

const STAMP = /\b(20\d\d)-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::\d\d)?(?:\.\d+)?Z/g;

/** A scheduler starts its jobs within so much of their time. */
const JITTER = 90_000;

/** Starts of one daily job in UTC that move by an hour where the clocks changed, and the day between them that has none. */
export function startsShiftByHour({ prose, code }: Parts): Derived[] {
  for (const { field, text } of textsOf({ prose, code })) {
    const starts = spans(field, text, STAMP).map((s) => ({
      ...s,
      at: Date.parse(s.quote.replace(' ', 'T').replace(/T(\d\d:\d\d)Z/, 'T$1:00Z')),
    }));
    for (const [i, b] of starts.entries()) {
      const [a, z] = [starts[i - 1], starts[i - 2]];
      if (!a || !z || b.start - z.end > NEAR) continue;
      const step = b.at - a.at;
      const days = Math.round(step / DAY);
      const before = Math.round((a.at - z.at) / DAY);
      // The step before was whole days, this one is an hour more or less.
      if (before < 1 || Math.abs(a.at - z.at - before * DAY) > JITTER || days < 1 || days > 7) continue;
      if (Math.abs(Math.abs(step - days * DAY) - HOUR) > JITTER) continue;
      const inputs = [spanOf(a), spanOf(b), spanOf(z)];
      const formula = `${clockOf(a.at)}Z -> ${clockOf(b.at)}Z = ${step > days * DAY ? '+' : '-'}1 h`;
      const skipped = days === before + 1 ? new Date(a.at + DAY).toISOString().slice(0, 10) : undefined;
      return [
        {
          id: 'starts-shift-by-hour',
          text: `The starts move from ${clockOf(a.at)} to ${clockOf(b.at)} UTC between ${dayOf(a.at)} and ${dayOf(b.at)}: the job keeps a local time, and the clocks of its zone changed in between.`,
          formula,
          value: 1,
          unit: 'h',
          inputs,
          shows: ['config-schedule-in-clock-change', 'yes'],
        },
        ...(skipped
          ? [
              {
                id: 'start-missing',
                text: `It started on ${dayOf(a.at)} and ${dayOf(b.at)}, and not on ${skipped}, the night of the change.`,
                formula: `${dayOf(b.at)} - ${dayOf(a.at)} = ${days} days`,
                value: days,
                unit: 'days',
                inputs,
                shows: ['job-did-not-run', 'yes'] as const,
              },
            ]
          : []),
      ];
    }
  }
  return [];
}

const clockOf = (at: number): string => new Date(at).toISOString().slice(11, 16);
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
