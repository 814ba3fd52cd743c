import { dayOffset, type Frame, momentOf } from '../times/frame.ts';
import type { Mention, Moment } from '../times/types.ts';
import type { Clockwork } from '../times.ts';
import type { Change } from '../types.ts';
import type { ChangeRead } from './types.ts';

/** When a change was, and how far from the onset. Minutes only where both are known to the minute or lie a day apart. */
export function changeAge(
  derived: Moment | undefined,
  mention: Mention | undefined,
  { onset, frame }: Clockwork,
): Pick<ChangeRead, 'at' | 'told' | 'byDay' | 'minutesBeforeOnset' | 'days'> {
  const at = derived ?? (mention ? momentOf(mention, frame) : undefined);
  if (!at) {
    const offset = mention && dayOffset(mention.day, frame, mention.clock);
    const told = mention ? { told: mention.text.trim() } : {};
    return offset ? { ...told, days: { least: -offset.most, most: -offset.least } } : told;
  }
  if (!onset) return { at };
  const exact = at.precision === 'minute' && onset.precision === 'minute';
  const day = Math.floor(onset.minutes / 1440) - Math.floor(at.minutes / 1440);
  if (exact) return { at, minutesBeforeOnset: onset.minutes - at.minutes };
  if (day === 0) return { at, days: { least: 0, most: 0 } };
  // A part of a day: to the hour. To the day only: whole days are all that can be said.
  const minutes = at.precision === 'part' && onset.precision === 'minute' ? Math.round((onset.minutes - at.minutes) / 60) * 60 : day * 1440;
  const byDay = onset.precision === 'day' || at.precision === 'day';
  return { at, minutesBeforeOnset: minutes, days: { least: day, most: day }, ...(byDay ? { byDay } : {}) };
}

/** "Migrated in 2019": a year alone that is over tells what there is, and no change before the trouble. */
export function isLongPast(mention: Mention | undefined, { civil }: Frame): boolean {
  const year = mention && /^20\d\d$/.exec(mention.text.trim())?.[0];
  return year !== undefined && (civil === undefined || Number(year) < new Date(civil * 86_400_000).getUTCFullYear());
}

/** "On the 12th": a day of the onset's month, or told as it stands. */
export function dayOfMonth(text: string, { civil }: Frame): Pick<ChangeRead, 'told' | 'days'> {
  const m = DAY_OF_MONTH.exec(text);
  if (!m) return {};
  const before = civil === undefined ? undefined : new Date(civil * 86_400_000).getUTCDate() - Number(m[1] ?? m[2]);
  return { told: m[0], ...(before === undefined || before < 0 ? {} : { days: { least: before, most: before } }) };
}

const DAY_OF_MONTH = /\bthe (\d{1,2})(?:st|nd|rd|th)\b(?! (?:time|release|version|attempt|run|node|host|server|day))|^(\d{1,2})\.(?=:)/i;

/**
 * How far a change counts as a trigger, by its time before the onset. The steps are judgement: close to sure within two hours, then
 * falling; a change after the onset is all but excluded, one of unknown time is even.
 */
export function reliabilityOf(change: ChangeRead): number {
  if (change.cleared) return Math.min(timeFit(change), CLEARED);
  // Undone without effect: it was no cause by itself, whatever its time.
  return change.undone === 'no-effect' ? timeFit(change) * 0.4 : timeFit(change);
}

function timeFit({ minutesBeforeOnset, days, at, old }: ChangeRead): number {
  if (old) return LONG_BEFORE;
  if (minutesBeforeOnset !== undefined && days === undefined) return byMinutes(minutesBeforeOnset, at?.approximate === true);
  return days ? byDays(days) : 0.5;
}

const AFTER = 0.1;
/** Weeks before: it is old, and by itself no suspect. */
const LONG_BEFORE = 0.15;
/** The telling speaks against it: it counts less than any other that is told. Judgement. */
const CLEARED = 0.3;

function byMinutes(minutes: number, approximate: boolean): number {
  if (minutes < (approximate ? -10 : -1)) return AFTER;
  if (minutes <= 120) return 0.95;
  if (minutes <= 360) return 0.8;
  if (minutes <= 1440) return 0.6;
  return minutes <= 7 * 1440 ? 0.35 : LONG_BEFORE;
}

function byDays({ least, most }: { least: number; most: number }): number {
  if (most < 0) return AFTER;
  const middle = (Math.max(0, least) + Math.max(0, most)) / 2;
  if (most === 0) return 0.8;
  if (middle <= 1) return 0.6;
  return middle <= 10 ? 0.35 : LONG_BEFORE;
}

/** It is told to come after the onset: an answer to the trouble, or chance. */
export const isAfter = (change: ChangeRead): boolean => timeFit(change) <= AFTER;

/** Minutes before the onset as far as they are known, for sorting. */
export const ageOf = (c: Change): number => c.minutesBeforeOnset ?? Number.POSITIVE_INFINITY;
