import { expect, it } from 'vitest';
import { readChanges } from '../changes.ts';
import { clockworkOf, readTimes } from '../times.ts';

const changesOf = (text: string) => {
  const fields = [{ field: 'occurrence_pattern' as const, text }];
  const clockwork = clockworkOf(fields);
  return readChanges(fields, readTimes(fields, clockwork), clockwork);
};
const timeOf = (text: string): string | undefined => {
  const [change] = changesOf(text);
  return change?.at?.label ?? change?.told;
};

it.each([
  ['Since Monday 09:42. Basket 4.2 was deployed on Monday 09:30.', 'Monday 09:30'],
  ['Since 14:00 today. Basket 4.2 was deployed today 13:50.', '13:50'],
  ['Since 14:00. PHP was upgraded from 8.0 to 8.1 the week before.', 'the week before'],
  ['Since 14:00. We onboarded two insurers over the weekend.', 'the weekend'],
  ['Since 14:00. The database was moved to new hardware in the first week of August.', 'the first week of August'],
  ['Since 14:00. The brokers were patched the night before.', 'the night before'],
  ['Since 14:00. The new reader was deployed a few weeks ago.', 'a few weeks ago'],
])('a told time is kept: %s', (text, time) => {
  expect(timeOf(text)).toBe(time);
});

it('what today is compared with tells the weekday', () => {
  const [change] = changesOf('Since 09:10, load as on any Monday. Basket 4.2 was deployed on Friday 16:00.');
  expect(change?.minutesBeforeOnset).toBe((2 * 24 + 17) * 60 + 10);
});
