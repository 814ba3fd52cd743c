import { textOf, walk } from '../node.ts';
import type { Detector } from '../source.ts';

/** A job may not run again for as long as its schedule waits: a start that is a moment early or late is dropped as a double. */
export const uniquePeriodEqualsSchedule: Detector = {
  observable: 'config-unique-period-equals-schedule',
  *detect({ text, programs, configs }) {
    const interval = shortest(text);
    if (interval === undefined) return;
    const period = (name: string, value: string): number | undefined =>
      /^(?:period|unique_for|lock_ttl|lock_expiration|unique_until_timeout|uniqueFor|deduplicationInterval|ttl)$/.test(name)
        ? lengthOf(value)
        : undefined;
    for (const program of programs)
      for (const node of walk(program.root)) {
        if (node.kind !== 'pair' || !node.right) continue;
        const unique =
          node.name !== 'ttl' &&
          (node.name !== 'period' || /\bunique:\s*\[[^\]]*$/.test(program.text.slice(Math.max(0, node.start - 120), node.start)));
        const seconds = unique ? period(node.name, textOf(node.right)) : undefined;
        if (seconds === interval)
          yield {
            start: node.start,
            end: node.end,
            because: `a run counts as a double for ${seconds} s, which is the interval of the schedule: a start that is a moment early is dropped`,
          };
      }
    for (const config of configs)
      for (const entry of config.entries)
        if (entry.key !== 'ttl' && entry.key !== 'period' && period(entry.key, entry.value) === interval)
          yield {
            start: entry.start,
            end: entry.end,
            because: `a run counts as a double for ${entry.value} s, which is the interval of the schedule: a start that is a moment early is dropped`,
          };
  },
};

/** Seconds between runs of the cron expression in the text, where there is one. */
function shortest(text: string): number | undefined {
  const named = /['"]@(hourly|daily|weekly)['"]/.exec(text)?.[1];
  if (named) return { hourly: 3600, daily: 86_400, weekly: 604_800 }[named];
  const [, minute = '', hour = '', day = '', month = '', week = ''] =
    /['"](\S{1,10}) (\S{1,10}) (\S{1,10}) (\S{1,10}) (\S{1,10})['"]/.exec(text) ?? [];
  if (day !== '*' || month !== '*' || week !== '*') return undefined;
  const every = /^\*\/(\d+)$/.exec(minute)?.[1];
  if (every && hour === '*') return Number(every) * 60;
  if (minute === '*' && hour === '*') return 60;
  if (/^\d+$/.test(minute)) return hour === '*' ? 3600 : /^\d+$/.test(hour) ? 86_400 : undefined;
  return undefined;
}

/** `3600`, `60 * 60`, `1.hour`, `24.hours`, `1.day`, `{1, :hour}`. */
function lengthOf(text: string): number | undefined {
  const plain = /^[\d_]+$/.test(text) ? Number(text.replaceAll('_', '')) : undefined;
  if (plain !== undefined) return plain;
  if (/^[\d_*\s]+$/.test(text)) return text.split('*').reduce((product, each) => product * Number(each.replaceAll('_', '')), 1);
  const [, number, unit] = /^\{?(\d+)(?:\.|,\s*:)(second|minute|hour|day)s?\}?$/.exec(text) ?? [];
  return unit ? Number(number) * ({ second: 1, minute: 60, hour: 3600, day: 86_400 }[unit] ?? 1) : undefined;
}
