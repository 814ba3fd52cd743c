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

it.each([
  // somebody moved something to somewhere
  ['Yesterday afternoon we moved mail from SMTP to an API of the provider.', 'infrastructure-change=yes'],
  ['On Friday I moved the VMs to OTP 26.2.5.', 'upgrade=yes'],
  ['One edit of the edge rules was made on Friday.', 'config-change=yes'],
  // a version with its day
  ['basket-service 2026.14 on Friday, new prices.', 'deploy=yes'],
  ['Began Wed 08:25. Wed 08:15 model v17 out.', 'deploy=yes'],
  ['We had Mirth 4.4 update Thursday.', 'upgrade=yes'],
  ['Puppet run 13:50. Began 14:00.', 'config-change=yes'],
  ['Marketing sent "points expire" mail to 400k on 13 Nov 18:00.', 'traffic-event=yes'],
  ['Since 19:04. The double-XP weekend started at 19:00.', 'traffic-event=yes'],
  ['A tech re-cabled the rack below on Sunday night.', 'manual-operation=yes'],
  ['Tuesday 15:20 marketing ticked more events in the newsletter tool.', 'config-change=yes'],
])('is read: %s', (text, says) => {
  expect(read(pattern(text)).told).toContain(says);
});

it.each([
  // an answer on the day after an onset that is told by its weekday
  'Since Tue 21:00. Doubled replicas Wed noon.',
  // told for its age, or as it stands
  'Since Wednesday. Our own deploy was 3 weeks ago.',
  'Script last edited 2022.',
  'Image and config are the same as in October.',
  'The nodes with alarm run release 1.14, those without have the older.',
  // a contrast, a figure of a plan, a notice, a grumble, what a word means
  'Same upgrade was done with the second host in August.',
  'Other jobs ran on Sunday at 04:00.',
  'Terraform at 11:20: 3 to change.',
  'The provider has sent a notice of gateway maintenance this week.',
  'Again big bang upgrades on a Thursday.',
])('accuses nothing: %s', (text) => {
  expect(read(pattern(text)).told.filter((s) => s.endsWith('=yes') && s !== 'no-change-known=yes')).toEqual([]);
});

it.each([
  ['Release of Thursday was in use on Friday without trouble.', 'Release'],
  ['Patch on Sun 20:00 - 23:00: ERP service pack 14, new reports.', 'Patch: ERP service pack 14'],
  ['Nothing shipped today apart from a content change at 11:40.', 'content change'],
  ['Since 09:20. Our deploy of last night (index on vin) I checked.', 'deploy: index on vin'],
  ['On 2 Nov rollout hangs; that is when wave 3 was rolled out on 2 Nov.', 'wave 3 was rolled out'],
])('what it is called: %s', (text, name) => {
  expect(names(text)).toContain(name);
});

it('a version undone is the one of that version', () => {
  const { changes } = read(
    pattern('Tuesday 15:05. On Tuesday dbt 1.8 -> 1.9 at 12:40, cache setting at 14:00. Went back to dbt 1.8: same.'),
  );
  expect(changes.filter((c) => c.undone === 'no-effect').map((c) => c.name)).toEqual(['dbt 1.8 -> 1.9']);
});
