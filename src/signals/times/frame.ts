import { anyOf } from '../../text/index.ts';
import type { DayRef, Mention, Moment, Part, Precision } from './types.ts';
import { zoneOffset } from './zones.ts';

/** What day 0 is, and how today lies to it. */
export interface Frame {
  readonly zone: string;
  /** Days since 1970-01-01 of day 0, where a date is known; without a year, the year 2001 stands in. */
  readonly civil?: number;
  readonly yearKnown: boolean;
  /** 0 Sunday … 6 Saturday of day 0. */
  readonly weekday?: number;
  /** Days from day 0 to today; undefined where the text does not tell. */
  readonly today?: number;
  /** The onset has its weekday, so it was told on a later day, and nobody says which. */
  readonly told?: boolean;
}

const PART_CLOCK: Readonly<Record<Part, number>> = { morning: 480, noon: 720, afternoon: 900, evening: 1140, night: 1320 };

/** Day number of a civil date, proleptic Gregorian (days-from-civil, H. Hinnant). */
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yoe = y - era * 400;
  const doy = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const doe = yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy;
  return era * 146097 + doe - 719468;
}

/** 1970-01-01 was a Thursday. */
const weekdayOf = (day: number) => (((day + 4) % 7) + 7) % 7;
const mod7 = (n: number) => ((n % 7) + 7) % 7;

/** The frame whose day 0 is the day of `onset`; `today` is what the text says of the day it was written. */
export function frameOf(onset: Mention | undefined, mentions: readonly Mention[], texts: readonly string[]): Frame {
  const zone =
    (/^[+-]/.test(onset?.zone ?? '') ? undefined : onset?.zone) ??
    commonest(mentions.flatMap((m) => (m.zone && !/^[+-]/.test(m.zone) ? [m.zone] : []))) ??
    '';
  const now = todayOf(mentions, texts);
  const day = onset?.day;
  const base = { zone, yearKnown: false };
  if (day?.kind === 'civil') {
    const civil = daysFromCivil(day.year ?? 2001, day.month, day.day);
    const weekday = day.year === undefined ? day.weekday : weekdayOf(civil);
    const weekdays = weekday !== undefined && now.weekday !== undefined ? mod7(now.weekday - weekday) : undefined;
    const civils = now.civil ? daysFromCivil(day.year ?? 2001, now.civil.month, now.civil.day) - civil : undefined;
    const today = civils ?? weekdays ?? (onset?.clock === undefined ? undefined : 0);
    return {
      ...base,
      civil,
      yearKnown: day.year !== undefined,
      ...(weekday === undefined ? {} : { weekday }),
      ...(day.weekday !== undefined && civils === undefined && weekdays === undefined ? { told: true } : {}),
      ...(today === undefined ? {} : { today }),
    };
  }
  if (day?.kind === 'weekday') {
    const today = now.weekday === undefined ? (onset?.clock === undefined ? undefined : 0) : mod7(now.weekday - day.weekday);
    return {
      ...base,
      weekday: day.weekday,
      ...(today === undefined ? {} : { today }),
      ...(now.weekday === undefined ? { told: true } : {}),
    };
  }
  if (day?.kind === 'vague') return { ...base };
  const today = day?.kind === 'offset' ? -day.days : 0;
  const civil = now.civil ? daysFromCivil(now.civil.year ?? 2001, now.civil.month, now.civil.day) - today : undefined;
  const known =
    now.civil?.year !== undefined && civil !== undefined
      ? weekdayOf(civil)
      : now.weekday === undefined
        ? undefined
        : mod7(now.weekday - today);
  return {
    ...base,
    today,
    yearKnown: now.civil?.year !== undefined,
    ...(civil === undefined ? {} : { civil }),
    ...(known === undefined ? {} : { weekday: known }),
  };
}

const SUCH_A = anyOf`today,? (?:is )?(?:a )? | (?:normal|usual|ordinary|typical|quiet|busy) (?:for |on )?(?:a |an )?`;
/** "Normal for a Monday", "as on any Monday", "same Monday last week": what today is. */
const COMPARED = anyOf`(?:for|as on|like|than on) (?:a|an|any|other|an? ordinary) | same(?= \w+day last week)`;
const WEEKDAY_HINT = new RegExp(String.raw`\b${anyOf`${SUCH_A} | ${COMPARED}[ ]`}\(?(mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day)?\b`, 'i');

function todayOf(mentions: readonly Mention[], texts: readonly string[]): { civil?: Extract<DayRef, { kind: 'civil' }>; weekday?: number } {
  const said = mentions.find((m) => m.day?.kind === 'civil' && /\btoday\b/i.test(m.text));
  const stamp = mentions.find((m) => m.day?.kind === 'civil' && m.stamp);
  const day = (said ?? stamp)?.day;
  const civil = day?.kind === 'civil' ? day : undefined;
  const hint = texts.map((t) => WEEKDAY_HINT.exec(t)?.[1]?.toLowerCase()).find((w) => w !== undefined);
  const weekday = civil?.weekday ?? (hint === undefined ? undefined : ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'].indexOf(hint));
  return { ...(civil ? { civil } : {}), ...(weekday === undefined || weekday < 0 ? {} : { weekday }) };
}

function commonest(zones: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const z of zones) counts.set(z, (counts.get(z) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Days from day 0, exact, or between two bounds where the text tells no more; undefined where nothing is known. */
export function dayOffset(day: DayRef | undefined, frame: Frame, clock?: number): { least: number; most: number } | undefined {
  const exact = (n: number) => ({ least: n, most: n });
  if (!day) return exact(0);
  const today = frame.today;
  if (day.kind === 'offset') {
    if (today === undefined) return day.days >= 0 ? undefined : { least: day.days, most: 30 };
    // The night that began yesterday: its small hours are today's.
    if (day.loose && day.days === -1 && clock !== undefined && clock < 720) return exact(today);
    return exact(today + day.days);
  }
  if (day.kind === 'vague') return { least: (today ?? 0) - day.most, most: (today ?? 0) - day.least };
  if (day.kind === 'weekday') {
    if (frame.weekday === undefined) {
      // "Thursday last week" lies 4 days before a Monday, 10 before a Sunday.
      const last = mod7(day.weekday - 1) - 7 * day.weeksBack;
      if (day.weeksBack > 0) return { least: last - 6, most: last };
      return { least: -6, most: day.weeksBack < 0 ? 7 : 0 };
    }
    const reference = mod7(frame.weekday + (today ?? 0));
    const back = mod7(reference - day.weekday);
    if (day.weeksBack < 0) return exact((today ?? 0) + (7 - back));
    // The same weekday a week earlier counts weeks from Monday.
    if (day.weeksBack > 0) return exact((today ?? 0) - (mod7(reference - 1) + 7 - mod7(day.weekday - 1)));
    // "Since Tuesday …, on Wednesday we added pods": of a day told later.
    if (frame.told && !day.last && back > SOON) return exact((today ?? 0) + 7 - back);
    return exact((today ?? 0) - (back === 0 && day.last ? 7 : back));
  }
  if (frame.civil === undefined) return undefined;
  const at = (year: number) => daysFromCivil(year, day.month, day.day) - (frame.civil as number);
  if (day.year !== undefined && frame.yearKnown) return exact(at(day.year));
  const year = frame.yearKnown ? yearOf(frame.civil) : 2001;
  // Without a year, the date that lies nearest before: "28 December" said in January.
  const same = at(year);
  return exact(same > 60 ? at(year - 1) : same);
}

/** A weekday this far back is taken for one after an onset that is told by its weekday: the next day, or the second. Judgement. */
const SOON = 4;

const yearOf = (days: number) => new Date(days * 86400000).getUTCFullYear();

/** A mention placed in the frame; undefined where its day cannot be told. */
export function momentOf(m: Mention, frame: Frame): Moment | undefined {
  const offset = dayOffset(m.day, frame, m.clock);
  if (!offset || offset.least !== offset.most || (m.clock === undefined && m.day === undefined && m.part === undefined)) return undefined;
  const precision: Precision = m.clock !== undefined ? 'minute' : m.part ? 'part' : 'day';
  const local = m.clock ?? (m.part ? PART_CLOCK[m.part] : 0);
  const shift = m.zone && frame.zone ? (zoneOffset(m.zone) ?? 0) - (zoneOffset(frame.zone) ?? 0) : 0;
  return {
    field: m.field,
    start: m.start,
    end: m.end,
    quote: m.text,
    label: labelOf(m, frame, offset.least),
    minutes: offset.least * 1440 + local - shift,
    zone: frame.zone,
    ...(m.dayText ? { day: m.dayText } : {}),
    approximate: m.approximate || precision !== 'minute' || (m.day?.kind === 'offset' && m.day.loose && m.day.days < -3),
    precision,
  };
}

function labelOf(m: Mention, frame: Frame, offset: number): string {
  if (m.clock === undefined) return m.text;
  const written = m.clockText || clockLabel(m.clock);
  const zone = m.zone
    ? written.includes(m.zone) || /[A-Z]{2,}$|Z$/.test(written)
      ? ''
      : ` ${m.zone}`
    : frame.zone
      ? ` ${frame.zone}`
      : '';
  // A day that is named stands with its hour: "Mon 09:00"; "today" says nothing more.
  const named = m.dayText !== '' && (offset !== 0 || m.day?.kind !== 'offset');
  return `${named ? `${m.dayText} ` : ''}${written}${zone}`;
}

/** Minutes since day 0 -> "13:55", on the day's clock. */
export function clockLabel(minutes: number): string {
  const inDay = ((minutes % 1440) + 1440) % 1440;
  const seconds = Math.round((inDay - Math.floor(inDay)) * 60);
  const whole = Math.floor(inDay) + (seconds === 60 ? 1 : 0);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(whole / 60) % 24)}:${two(whole % 60)}${seconds > 0 && seconds < 60 ? `:${two(seconds)}` : ''}`;
}
