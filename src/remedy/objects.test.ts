import { expect, it } from 'vitest';
import type { Remedy } from '../knowledge/types.ts';
import { namesItsObject } from './objects.ts';

const titled = (title: string): Remedy => ({ title }) as Remedy;
const background = titled('Stop or slow down the backup, scan, rebuild or batch beside the traffic');

it.each([
  [background, 'disk reads at 100 % on both shards since noon', false],
  [background, 'slow since the nightly dump began', true],
  [background, 'md2 resyncs for the third time', true],
  [titled('Stop automatic re-sends of the operation, and hold the failed ones for review'), 'two charges for one order', false],
  [titled('Stop automatic re-sends of the operation, and hold the failed ones for review'), 'the client retries after 5 s', true],
  [titled('Turn {flag|the flag or experiment} back to the state that it had before the onset'), 'conversion fell by half', false],
  [titled('Restart the sick instances, one at a time'), 'anything', true],
])('%o, told "%s": %s', (remedy, told, expected) => {
  expect(namesItsObject(remedy, told)).toBe(expected);
});
