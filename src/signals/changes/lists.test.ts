import { expect, it } from 'vitest';
import { readChanges } from '../changes.ts';
import { clockworkOf, readTimes } from '../times.ts';
import type { FieldText } from '../types.ts';
import { changeSignals } from './answers.ts';

function read(...fields: FieldText[]) {
  const clockwork = clockworkOf(fields);
  const time = readTimes(fields, clockwork);
  const changes = readChanges(fields, time, clockwork);
  return { changes, told: changeSignals(changes, time).map((s) => `${s.observable.replace('-before-onset', '')}=${s.value}`) };
}
const pattern = (text: string): FieldText => ({ field: 'occurrence_pattern', text });
const names = (text: string): string[] => read(pattern(text)).changes.map((c) => c.name);

it.each([
  ['On the 5th: the archive table was rebuilt, and basket 4.2 went out.', 2],
  ['Two weeks ago: nginx 1.25, image bucket moved to another region, basket 4.2.', 3],
  ['Last deployments: 28.: wish list by the agency. 30.: security patch Shopware. 1.: new consent banner.', 3],
  ['Two things changed on that Monday. (1) Release 4.2: prices are cached. (2) We moved to the new SMS provider.', 2],
  [
    'In the week before it began: audit log switched on for all tenants (a row for\neach write); PHP 8.1 -> 8.2; a new reporting customer.',
    3,
  ],
])('every entry of a list is read: %s', (text, count) => {
  expect(names(text)).toHaveLength(count);
});

it('a bare verb takes the name of what it is said of', () => {
  expect(names('Everybody blames the new basket (went live 09:30).')[0]).toContain('new basket');
  expect(names('Began 10:25. Deploy at 10:02 (host OS patch).')[0]).toContain('host OS patch');
});

it('what was deployed and rolled back in the same words has its own time', () => {
  const [change] = read(pattern('Since 09:37. A basket deploy at 09:20 was rolled back at 09:52, no change.')).changes;
  expect(change).toMatchObject({ name: 'basket deploy', undone: 'no-effect', minutesBeforeOnset: 17 });
});

it.each([
  'Began 14:00. Added two pods at 14:20.',
  'Began 14:00. Raised the pool from 10 to 40 at 13:00: same.',
  'Began 14:00. The timetable of the backup says nothing changed on Monday.',
])('no change before the onset: %s', (text) => {
  expect(read(pattern(text)).told.filter((s) => s.endsWith('=yes'))).toEqual([]);
});

it('a denial of one part denies nothing else where changes are told', () => {
  expect(read(pattern('Since the release of Monday. Nobody touched the certificate since March.')).told).toEqual(['deploy=yes']);
  expect(read(pattern('We blocked that user, nothing changed.')).told).toEqual([]);
});

it.each([
  ['A network policy for mailing was changed this morning.', ['configuration', 'network']],
  ['Tenant 12 went live on Monday.', ['data']],
  ['The show went live at 20:15.', ['traffic']],
  ['13:00 security turned on a new Cloudflare rule.', ['configuration']],
])('%s is of the kinds %s', (text, kinds) => {
  expect([...(read(pattern(text)).changes[0]?.kinds ?? [])].sort()).toEqual(kinds);
});

it('the list of parts and the comments of code tell changes with their day', () => {
  const { changes } = read(
    { field: 'tech_stack', text: 'Go 1.22, Postgres 16.2, price widget deployed yesterday evening' },
    { field: 'code_snippet', text: 'retries = 3  # raised from 1 to 3 on 14 May\nx = "deployed 3 May"' },
    pattern('Began 10:00.'),
  );
  expect(changes.map((c) => c.field).sort()).toEqual(['code_snippet', 'tech_stack']);
});
