import { expect, it } from 'vitest';
import { partsOf } from '../../../tests/support/parts.ts';
import { scheduleInChange, startsShiftByHour } from './schedules.ts';

const said = (text: string, code = '') => scheduleInChange(partsOf(text, code)).map((d) => [d.id, d.formula]);

it('knows a local time that a night leaves out or has twice', () => {
  expect(said('Ticket of Monday 27 March 2028. CronJob: schedule "15 2 * * *", timeZone Europe/Vienna')).toEqual([
    ['schedule-time-missing', 'Europe/Vienna on 2028-03-26: UTC+1 -> UTC+2, so 02:15 comes 0 times'],
  ]);
  expect(said('On 2026-11-01 charged twice', 'schedule: "30 1 * * *"\ntimeZone: America/New_York\n')).toEqual([
    ['schedule-time-twice', 'America/New_York on 2026-11-01: UTC-4 -> UTC-5, so 01:30 comes twice'],
  ]);
  expect(said('The job (cron 02:30 Europe/Paris) of 29 March 2026 is missing')).toHaveLength(1);
});

it('names the night on which the same schedule fails the other way', () => {
  const [d] = scheduleInChange(partsOf('Monday 27 March 2028; schedule "15 2 * * *", timeZone Europe/Vienna'));
  expect(d?.text).toContain('On 2028-10-29 it comes twice.');
});

it('says nothing of other hours, other days, zones without a change, or no zone', () => {
  expect(said('27 March 2028, schedule "15 4 * * *", timeZone Europe/Vienna')).toEqual([]);
  expect(said('27 April 2028, schedule "15 2 * * *", timeZone Europe/Vienna')).toEqual([]);
  expect(said('27 March 2028, schedule "15 2 * * *", timeZone Asia/Tokyo')).toEqual([]);
  expect(said('27 March 2028, schedule "15 2 * * *", timeZone Europe/Nowhere')).toEqual([]);
  expect(said('27 March 2028, schedule "15 2 * * *"')).toEqual([]);
});

it('sees starts in UTC move by an hour, and the day without one', () => {
  const shift = (text: string) => startsShiftByHour(partsOf(text)).map((d) => d.formula);
  expect(shift('starts: 2026-10-23T00:10:00Z, 2026-10-24T00:10:00Z, 2026-10-25T01:10:00Z')).toEqual(['00:10Z -> 01:10Z = +1 h']);
  expect(shift('2027-03-26T01:10:00Z, 2027-03-27T01:10:00Z, 2027-03-29T00:10:00Z')).toEqual([
    '01:10Z -> 00:10Z = -1 h',
    '2027-03-29 - 2027-03-27 = 2 days',
  ]);
  expect(shift('2027-03-26T01:10:00Z, 2027-03-27T01:10:00Z, 2027-03-28T01:10:00Z')).toEqual([]);
  expect(shift('2027-03-26T01:10:00Z, 2027-03-27T01:22:00Z, 2027-03-28T00:22:00Z')).toEqual([]);
  expect(shift('2027-03-27T01:10:00Z and 2027-03-28T00:10:00Z')).toEqual([]);
});
