import type { Detector, Sighting } from '../source.ts';

/** Minute, hour, day of the month, month, day of the week: five fields, as crond reads them. */
const FIVE = /^['"]?(\S+)\s+(\S+)\s+(\S+)\s+(\S+)\s+(\S+)(?=['"]?$|\s)/;
const KEY = /^(?:schedule|cron|cronExpression|cron_expression)$/i;

/** Both day fields say something, so that either of them is enough; or every minute of an hour is meant to be one. */
export const scheduleFiresTooOften: Detector = {
  observable: 'schedule-fires-too-often',
  *detect({ configs, scripts }) {
    for (const config of configs)
      for (const entry of config.entries)
        if (KEY.test(entry.key) && entry.value.split(/\s+/).length === 5) yield* readings(entry, entry.value);
    for (const { jobs, text } of scripts) for (const job of jobs) yield* readings(job, text.slice(job.start, job.end).trim());
  },
};

function* readings(place: { readonly start: number; readonly end: number }, line: string): Generator<Sighting> {
  const [, minute = '', hour = '', day = '', , weekday = ''] = FIVE.exec(line) ?? [];
  const expression = FIVE.exec(line)?.[0].replace(/^['"]|['"]$/g, '') ?? '';
  // A star at the beginning of either field makes both hold together (crontab(5)).
  if (/^\d/.test(day) && /^(?:\d|mon|tue|wed|thu|fri|sat|sun)/i.test(weekday))
    yield {
      start: place.start,
      end: place.end,
      because: `"${expression}" restricts the day of the month (${day}) and the day of the week (${weekday}): cron runs it when either of them fits, and not both`,
      slots: { value: expression },
    };
  else if (minute === '*' && /^\d{1,2}$/.test(hour))
    yield {
      start: place.start,
      end: place.end,
      because: `"${expression}" runs at every minute of the hour ${hour}, sixty times`,
      slots: { value: expression },
    };
}
