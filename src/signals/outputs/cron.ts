/** Days that are looked at: a rule by month and day recurs within them, or its gap is not known. */
const DAYS = 62;
/** 1 January 2024 was a Monday. */
const MONDAY = 1;
const MONTHS = [31, 29, 31];
const NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const EVERY: Readonly<Record<string, number>> = { '@hourly': 60, '@daily': 1440, '@midnight': 1440, '@weekly': 10_080 };

/** The longest time between two starts of a schedule, in seconds; not a number where the schedule cannot be read. */
export function longestGap(schedule: string): number {
  const every = EVERY[schedule];
  if (every !== undefined) return every * 60;
  const fields = schedule.trim().split(/\s+/);
  if (fields.length !== 5) return Number.NaN;
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = fields;
  const minutes = valuesOf(minute, 0, 59);
  const hours = valuesOf(hour, 0, 23);
  const days = valuesOf(day, 1, 31);
  const weekdays = valuesOf(
    weekday.toLowerCase().replace(/[a-z]{3}/g, (n) => String(NAMES.indexOf(n))),
    0,
    7,
  );
  if (!minutes || !hours || !days || !weekdays || month !== '*') return Number.NaN;
  const onDay = (date: number, week: number): boolean => {
    const [byDate, byWeek] = [days.has(date), weekdays.has(week) || (week === 0 && weekdays.has(7))];
    // Cron's own rule: where both are restricted, either will do.
    return day === '*' ? byWeek : weekday === '*' ? byDate : byDate || byWeek;
  };
  const starts: number[] = [];
  for (let d = 0, date = 1, m = 0; d < DAYS; d++) {
    if (onDay(date, (d + MONDAY) % 7)) for (const h of hours) for (const min of minutes) starts.push(d * 1440 + h * 60 + min);
    if (date++ === MONTHS[m]) [date, m] = [1, m + 1];
  }
  starts.sort((a, b) => a - b);
  const gaps = starts.slice(1).map((s, i) => s - (starts[i] ?? 0));
  return gaps.length > 0 ? gaps.reduce((a, b) => Math.max(a, b)) * 60 : Number.NaN;
}

function valuesOf(field: string, least: number, most: number): Set<number> | undefined {
  const out = new Set<number>();
  for (const part of field.split(',')) {
    const m = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(part);
    if (!m) return undefined;
    const from = m[1] === undefined ? least : Number(m[1]);
    const to = m[2] !== undefined ? Number(m[2]) : m[1] === undefined || m[3] !== undefined ? most : from;
    for (let n = from; n <= Math.min(to, most); n += Math.max(1, Number(m[3] ?? 1))) out.add(n);
  }
  return out;
}

const SET = /\bschedule: ?["']?([\d*/,-]{1,20}(?: [a-z\d*/,-]{1,20}){4})["']?/g;

/** The schedule that a manifest beside the output sets, where there is but one. */
export function onlySchedule(told: string): string {
  const found = new Set([...told.matchAll(SET)].map((m) => m[1] ?? ''));
  return found.size === 1 ? ([...found][0] ?? '') : '';
}
