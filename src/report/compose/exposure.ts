import { ANSWER, FREQUENCY, isAnswer } from '../../knowledge/index.ts';
import { zoneOffset } from '../../signals/index.ts';
import type { Context } from '../context.ts';
import type { ReportCheck } from '../types.ts';

/** A time of day that comes again is told to the minute, and lasts a while. Judgement. */
const LEAST_HOURS = 15;
const TO_THE_SECOND = /\d:\d\d:\d\d/;

/** The hours in which the fault shows. An interval that begins with the onset, or is told of one day, is the incident itself, and no hours to wait for. */
const peakOf = ({ reading: { time } }: Context) =>
  time.intervals.find(
    (i) =>
      /peak|busy|hours|occurs|concentrated|only/i.test(i.what) &&
      i.from.minutes !== time.onset?.minutes &&
      i.from.day === undefined &&
      !TO_THE_SECOND.test(i.from.label) &&
      Math.abs(i.to.minutes - i.from.minutes) >= LEAST_HOURS,
  );

/** Those hours as clock times, for those who compute with them. */
export function hoursOf(c: Context): Pick<ReportCheck, 'hours'> {
  const peak = peakOf(c);
  if (!peak) return {};
  const { zone } = peak.from;
  const offset = zone === '' ? undefined : zoneOffset(zone);
  const clock = (minutes: number) => {
    const ofDay = ((Math.round(minutes) % 1440) + 1440) % 1440;
    return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`;
  };
  return { hours: { from: clock(peak.from.minutes), to: clock(peak.to.minutes), zone, ...(offset === undefined ? {} : { offset }) } };
}

/** "Wednesday 18:00 UTC" is over: what counts is the hour. */
const clockOf = (label: string): string => label.replace(/^.*?(?=\d{1,2}:\d\d)/, '');

/** The first call of a quiet night shows the leading cause as well as a thousand at noon. */
const showsAtAnyLoad = ({ diagnosis }: Context): boolean =>
  diagnosis.hypotheses[0]?.mode.cells.some((x) => isAnswer(x, ANSWER.atLowLoad) && FREQUENCY[x.frequency] >= FREQUENCY.often) ?? false;

/** When and where a look finds the fault at all: what is read beside it looks well whatever the cause. Empty where it shows whenever one looks. */
export function whereToLook(c: Context): string {
  const { answers } = c.setting;
  const peak = peakOf(c);
  const has = (...ids: readonly string[]) => ids.some((id) => answers.has(id));
  const when = peak
    ? `between ${clockOf(peak.from.label)} and ${clockOf(peak.to.label)}`
    : has(ANSWER.atPeak)
      ? 'at peak load'
      : has(ANSWER.atClockTimes)
        ? 'over one of its clock times'
        : '';
  const where = [
    ...(has(ANSWER.someHosts, ANSWER.oneHost) ? ['on an instance that is hit, beside one that is not'] : []),
    ...(has(ANSWER.someInputs, ANSWER.someUsers) ? ['with an input or a user that is hit, beside one that is not'] : []),
  ];
  const parts = [when, ...where].filter(Boolean);
  return parts.length ? ` Look where it shows: ${parts.join('; ')}${when ? ' (logs and graphs of that time will do)' : ''}.` : '';
}

/** Only exposure counts: hours, load, hosts and users where the fault shows. */
export function exposure(c: Context): string {
  const { onset } = c.reading.time;
  const peak = peakOf(c);
  const parts: string[] = [];
  if (peak)
    parts.push(
      `count only minutes between ${clockOf(peak.from.label)} and ${clockOf(peak.to.label)}: a quiet hour outside them proves nothing`,
    );
  else if (c.setting.answers.has(ANSWER.atPeak)) parts.push('count only minutes at peak load: a quiet hour proves nothing');
  if (c.setting.answers.has(ANSWER.someHosts) || c.setting.answers.has(ANSWER.oneHost)) parts.push('on the instances that were hit');
  if (c.setting.answers.has(ANSWER.someInputs) || c.setting.answers.has(ANSWER.someUsers))
    parts.push('for the inputs and users that were hit');
  if (c.setting.answers.has(ANSWER.atClockTimes)) parts.push('over at least one of its clock times');
  if (parts.length === 0 && showsAtAnyLoad(c)) return 'for what failed before';
  if (parts.length === 0) return onset ? 'at a load like that of the onset' : 'at the load at which it was seen';
  return parts.join('; ');
}
