import { anyOf } from '../../text/index.ts';
import type { Detector, Sighting } from '../source.ts';

/** Zones whose clocks change, at an hour between 0 and 3 of the night. */
const CHANGES = new RegExp(
  `^${anyOf`
    // These keep one time all the year.
    Europe/(?!Istanbul|Moscow|Minsk|Samara|Volgograd|Kirov|Saratov|Ulyanovsk|Astrakhan)\w+
    America/(?:New_York|Chicago|Denver|Los_Angeles|Toronto|Vancouver|Montreal|Halifax|Detroit|Anchorage)
    US/\w+ | Canada/\w+ | Australia/(?:Sydney|Melbourne|Hobart|Adelaide|Canberra) | Pacific/Auckland | CET | EST5EDT | PST8PDT
  `}$`,
);
const CRON = /^['"]?(\S+)\s+(\d{1,2})\s+\S+\s+\S+\s+\S+['"]?$/;

/** A job stands in the hour that is left out in spring and comes twice in autumn. */
export const scheduleInClockChange: Detector = {
  observable: 'config-schedule-in-clock-change',
  *detect({ configs, scripts }) {
    for (const config of configs) {
      for (const entry of config.entries) {
        const hour = /^(?:schedule|cron|cronExpression|cron_expression|schedule_expression)$/i.test(entry.key)
          ? CRON.exec(entry.value.replace(/^cron\((.*)\)$/, '$1'))?.[2]
          : undefined;
        const zone = config.entries.find(
          (each) =>
            each.document === entry.document &&
            each.path.join('.') === entry.path.join('.') &&
            /^(?:time_?zone|tz|schedule_expression_timezone|schedule_timezone)$/i.test(each.key),
        );
        if (hour && zone) yield* inChangedHour(entry, Number(hour), zone.value);
      }
    }
    // A crontab: the zone is set in a line of its own and holds for those below it.
    for (const { assigned, jobs, text } of scripts)
      for (const job of jobs) {
        const zone = assigned.findLast((each) => /^(?:CRON_TZ|TZ)$/.test(each.name) && each.start < job.start)?.value.replace(/['"]/g, '');
        const hour = /^\s*\S+\s+(\d{1,2})\s/.exec(text.slice(job.start, job.end))?.[1];
        if (zone && hour) yield* inChangedHour(job, Number(hour), zone);
      }
  },
};

const WEST = /^Europe\/(?:London|Dublin|Lisbon|Belfast)$/;
const EAST = /^Europe\/(?:Athens|Helsinki|Kiev|Kyiv|Sofia|Bucharest|Riga|Tallinn|Vilnius|Chisinau)$/;

function* inChangedHour(place: { start: number; end: number }, hour: number, zone: string): Generator<Sighting> {
  // Europe's clocks change at 2 or 3 by their own time (at 1 in the west), America's and Australia's at 2.
  const hours = WEST.test(zone) ? [1] : EAST.test(zone) ? [3] : /^(?:America|US|Canada|EST|PST)/.test(zone) ? [1, 2] : [2];
  if (CHANGES.test(zone) && hours.includes(hour))
    yield {
      start: place.start,
      end: place.end,
      because: `${hour} o’clock of ${zone} is left out on one night in spring or comes twice on one in autumn`,
      slots: { value: `${hour} o’clock` },
    };
}
