import { expect, it } from 'vitest';
import { readChanges } from '../changes.ts';
import { clockworkOf, readTimes } from '../times.ts';

const read = (text: string) => {
  const fields = [{ field: 'occurrence_pattern' as const, text }];
  const clockwork = clockworkOf(fields);
  const time = readTimes(fields, clockwork);
  return { kinds: readChanges(fields, time, clockwork).map((c) => c.kinds), windows: time.intervals.map((i) => i.what) };
};

it('a part of the network that was replaced is no deploy, and the hours of that work are not those of the trouble', () => {
  const { kinds, windows } = read('Started 06:40. The network team replaced the VPN concentrator between 06:00 and 06:30.');
  expect(kinds).toEqual([['network']]);
  expect(windows).toEqual(['change']);
});

it('hours in which it fails stay those of the trouble, and a release that goes with the network stays one', () => {
  expect(read('Errors only between 18:00 and 20:00 since we switched the proxy.').windows).toEqual(['occurs']);
  expect(read('At 06:00 we deployed release 12 with new firewall rules. Started 06:10.').kinds.flat()).toContain('deploy');
});
