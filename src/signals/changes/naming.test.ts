import { expect, it } from 'vitest';
import { readChanges } from '../changes.ts';
import { clockworkOf, readTimes } from '../times.ts';

const changesIn = (text: string) => {
  const fields = [{ field: 'symptoms' as const, text }];
  const clockwork = clockworkOf(fields);
  const time = readTimes(fields, clockwork);
  return { changes: readChanges(fields, time, clockwork), onset: time.onset };
};

it.each([
  ['Exists since the move to the new rack last week.', 'move to the new rack'],
  ['Printing fails since the new office network came on Monday.', 'new office network came'],
  ['Since the release on Tuesday totals are wrong.', 'release'],
  ['Straight after the storage nodes were replaced on Sunday reads got slow.', 'storage nodes were replaced'],
  ['Probably present since release 9.2 on the 19th.', 'release 9.2'],
  ['It broke at noon, which is when the version 3.8 with photos went out (before that, fine).', 'version 3.8 with photos went out'],
  ['Refused, because we rotated the signing key on Friday.', 'rotated the signing key'],
  ['In the night of the failover drill, on Tuesday at 02:00, a failover was done.', 'failover drill'],
])('names the change of: %s', (text, name) => {
  expect(changesIn(text).changes.map((c) => c.name)).toContain(name);
});

it.each([
  ['Checkout fails since the deploy at 10:05 today.', 0],
  ['Carts are empty since the 10:05 deploy.', 0],
  ['Carts are empty since we released the new basket at 10:05.', 0],
  ['Started 10:20. The deploy was at 10:05.', 15],
])('a trouble that is there since an event began with it: %s', (text, minutes) => {
  const { changes, onset } = changesIn(text);
  expect(onset).toBeDefined();
  expect(changes[0]?.minutesBeforeOnset).toBe(minutes);
});

it.each(['No errors since the deploy at 10:05.', 'Checkout is fine since the deploy at 10:05.', 'Unchanged since the release at 10:05.'])(
  'what is well since an event is no onset: %s',
  (text) => {
    expect(changesIn(text).onset).toBeUndefined();
  },
);

it('a day is an onset, too', () => {
  const { changes } = changesIn('Since the release on Tuesday totals are wrong.');
  expect(changes.map((c) => c.days)).toEqual([{ least: 0, most: 0 }]);
});

it.each([
  ['Began 06:10 UTC, after the load balancer was replaced.', 'before 06:10 UTC'],
  ['Slow since 06:10 UTC after the upgrade to 3.2.', 'before 06:10 UTC'],
])('the time of the onset is no time of what came before it: %s', (text, told) => {
  const [change, ...others] = changesIn(text).changes;
  expect(others).toEqual([]);
  expect(change).toMatchObject({ told });
  expect(change?.at).toBeUndefined();
  expect(change?.minutesBeforeOnset).toBeUndefined();
});

it.each([
  ['It started at 06:10, when the load balancer was replaced.', '06:10', 'load balancer was replaced'],
  ['Since 14:20 UTC, after the deploy at 14:00 UTC', '14:00 UTC', 'deploy'],
])('a time that is told of the change is its own, and no part of its name: %s', (text, at, name) => {
  expect(changesIn(text).changes.map((c) => [c.at?.label, c.name])).toEqual([[at, name]]);
});
