import { expect, it } from 'vitest';
import { partsOf } from '../../../tests/support/parts.ts';
import { nothingLoaded, oneJobTwoWorkers, riseTowardsLimit } from './runs.ts';

it('finds a job that a second worker begins while the first goes on', () => {
  const log = (end: string) =>
    `09:00:00 worker-1 info job 771 active\n09:00:40 worker-2 info job 771 active\n${end} worker-1 error job 771 failed: lost lock\n`;
  const said = (text: string) => oneJobTwoWorkers(partsOf(text)).map((d) => [d.formula, d.shows?.[0]]);
  expect(said(log('09:02:00'))).toEqual([
    ['worker-1 09:00:00 to 09:02:00, worker-2 from 09:00:40', 'handling-outlasts-lease'],
    ['771: worker-1, worker-2', 'processed-twice'],
  ]);
  expect(said(log('09:00:30'))).toEqual([]);
  expect(said(log('09:02:00').replace('worker-2 info job 771', 'worker-2 info job 772'))).toEqual([]);
  expect(said(log('09:02:00').replaceAll('worker-2', 'worker-1'))).toEqual([]);
});

it('finds a load of nothing beside a load of many', () => {
  const log = (n: number) => `11:00:01 INFO config reload rev=8 routes=${n}\n11:05:01 INFO config reload rev=9 routes=1840\n`;
  expect(nothingLoaded(partsOf(log(0))).map((d) => d.formula)).toEqual(['routes: 0 against 1,840']);
  expect(nothingLoaded(partsOf(log(12)))).toEqual([]);
  expect(nothingLoaded(partsOf(log(0).replaceAll('routes', 'errors')))).toEqual([]);
});

it('tells how fast a level rises, and when it meets its limit', () => {
  const said = (text: string) => riseTowardsLimit(partsOf(text)).map((d) => d.formula);
  expect(said('Memory was level at 4.0 GiB all day, rises in a line from 08:10, 7.0 GiB at 08:30 (limit 8 GiB)')).toEqual([
    '(7 - 4) GiB / 20 min = 0.15 GiB/min',
  ]);
  expect(said('Memory was level at 4.0 GiB from 08:10, 4.1 GiB at 08:30')).toEqual([]);
  expect(said('Memory was 40 % from 08:10, 7.0 GiB at 08:30')).toEqual([]);
});
