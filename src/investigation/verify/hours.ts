import type { ReportCheck } from '../../report/types.ts';

export type Hours = NonNullable<ReportCheck['hours']>;

const DAY = 1440;
const ofDay = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** Of the minutes that ended at `end` (ms since 1970), those that lay in these hours of any day. A window over midnight is one window. */
export function exposedMinutes(hours: Hours, end: number, minutes: number): number {
  const to = end / 60_000 + (hours.offset ?? 0);
  const from = to - minutes;
  const open = ofDay(hours.from);
  const length = (ofDay(hours.to) - open + DAY) % DAY || DAY;
  let sum = 0;
  for (let day = Math.floor(from / DAY) - 1; day <= Math.floor(to / DAY); day++) {
    const start = day * DAY + open;
    sum += Math.max(0, Math.min(to, start + length) - Math.max(from, start));
  }
  return sum;
}

/** When the hours begin next (ms since 1970); now, where they run. */
export function nextStart(hours: Hours, now: number): number {
  const at = now / 60_000 + (hours.offset ?? 0);
  if (exposedMinutes(hours, now + 60_000, 1) > 0) return now;
  const today = Math.floor(at / DAY) * DAY + ofDay(hours.from);
  return ((today >= at ? today : today + DAY) - (hours.offset ?? 0)) * 60_000;
}
