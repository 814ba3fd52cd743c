import { expect, it } from 'vitest';
import { twoReadings } from './readings.ts';

const read = (text: string) =>
  twoReadings({ quantities: [], settings: [], code: '', findings: [], prose: [{ field: 'symptoms', text }], time: {} as never })[0];

it('says when a limit is reached', () => {
  const found = read('queue depth 1,200,000 at 09:00, 2,000,000 at 09:40. The broker has a limit of 5,000,000.');
  expect(found?.text).toBe(
    '“queue” grows by 1,200,000 an hour between 09:00 and 09:40: at that pace 5,000,000 are reached in 2.5 h, at about 12:10.',
  );
  expect(found?.shows).toEqual(['backlog-grows', 'yes']);
});

it.each([
  ['lag 480k at 10:00, 410k at 10:30', '410,000 / that = 2.93 h'],
  ['backlog fell from 90,000 at 23:30 to 60,000 by 00:30; has to be empty by 06:00', '60,000 / that = 2 h'],
  ['disk used: 81 % at 14:00, 84 % at 15:00', '(100 % - 84 %) / that = 5.33 h'],
  ['09:00 lag 1,200,000\n09:40 lag 2,000,000\nno consumer is up', '(2,000,000 - 1,200,000) / 40 min = 1,200,000 an hour'],
  ['open fds 12,400 at 11:00, 18,400 at 12:00 (limit 65,536)', '(65,536 - 18,400) / that = 7.86 h'],
  ['the sequence: 1.9 million at 08:00, 2.0 million at 09:00, maximum 2.1 million', '(2,100,000 - 2,000,000) / that = 60 min'],
  ['used_memory 4.8 GB at 10:00, 5.6 GB at 10:30 (maxmemory 6 GB)', '(6 GB - 5.6 GB) / that = 15 min'],
  ['pending jobs 10:00: 4,200, 10:20: 5,000', '2,400 an hour'],
])('computes "%s"', (text, formula) => expect(read(text)?.formula).toContain(formula));

it('sets the end beside a deadline', () => {
  expect(read('backlog 90,000 at 23:30, 60,000 at 00:30; must be done by 06:00')?.text).toContain('at about 02:30, before 06:00');
  expect(read('backlog 90,000 at 01:30, 80,000 at 02:30; deadline 06:00')?.text).toContain('4.5 h after 06:00');
});

it.each([
  ['a latency', 'queue latency 200 at 09:00, 900 at 09:40'],
  ['a share of errors', 'errors 3 % at 09:00, 9 % at 09:40'],
  ['two things', 'queue 1,200 at 09:00, and by 09:40 the deploy was done'],
  ['a level that stays', 'lag 1,200 at 09:00, 1,201 at 09:40'],
  ['a rate alone of what is held', 'connections 120 at 09:00, 180 at 09:40'],
  ['three readings', 'lag 1,200 at 09:00, 1,900 at 09:40, 2,500 at 10:10'],
  ['what was yesterday', 'lag yesterday 1,200 at 09:00, 2,000 at 09:40'],
  ['readings out of order', 'queue 1.9 M at 17:40, 0.6 M at 16:40'],
  ['what is empty', 'queue 1,240 at 10:00, 0 at 11:00'],
  ['a time that is behind', '48 minutes behind at 13:53, 44 at 14:53'],
  ['small numbers', 'pending 2 at 09:00, 4 at 09:40'],
])('is silent on %s', (_, text) => expect(read(text)).toBeUndefined());
