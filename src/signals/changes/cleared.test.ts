import { expect, it } from 'vitest';
import { readChanges } from '../changes.ts';
import { clockworkOf, readTimes } from '../times.ts';
import { changeSignals } from './answers.ts';

function read(text: string) {
  const fields = [{ field: 'occurrence_pattern' as const, text }];
  const clockwork = clockworkOf(fields);
  const time = readTimes(fields, clockwork);
  const changes = readChanges(fields, time, clockwork);
  return { changes, signals: changeSignals(changes, time) };
}
const cleared = (text: string): (string | undefined)[] => read(text).changes.map((c) => c.cleared?.quote);

it.each([
  // it was well for long after it
  ['Since 07:00. Basket 4.2 was deployed at 22:00 on Sunday and ran well for nine hours.', 'ran well for nine hours'],
  ['Since 07:00. Basket 4.2 was deployed at 22:00, 9 hours of green after it.', '9 hours of green'],
  ['Since 14:00. Basket 4.2 was deployed on Thursday. No trouble Friday to Monday.', 'No trouble Friday to Monday'],
  ['Since 14:00. Basket 4.2 was deployed on Thursday, one week without complaint.', 'one week without complaint'],
  [
    'Since 14:00. Basket 4.2 was deployed at 09:00. The first hours after the release looked normal.',
    'first hours after the release looked normal',
  ],
  ['Since 14:00. Basket 4.2 was deployed yesterday and had 15 quiet hours.', '15 quiet hours'],
  // it was ill before it
  ['Since 14:00. Basket 4.2 was deployed at 15:00. It began before the release.', 'began before the release'],
  // the same is well elsewhere
  ['Since 14:00. Basket 4.2 was deployed at 13:30. The same release runs well in the Lyon shops.', 'same release runs well'],
  ['Since 14:00. Basket 4.2 was deployed at 13:30. Same release in Lyon is fine.', 'Same release in Lyon is fine'],
  // it cannot reach what fails
  ['Since 14:00. Basket 4.2 was deployed at 13:30, the diff cannot touch it.', 'diff cannot touch'],
  ['Since 14:00. Basket 4.2 was deployed at 13:30, log format only.', 'log format only'],
])('the telling clears the change: %s', (text, quote) => {
  expect(cleared(text)).toEqual([quote]);
});

it.each([
  'Since 14:00. Basket 4.2 was deployed at 12:00 and ran fine for an hour, then memory grew.',
  'Since 14:00. Basket 4.2 was deployed at 12:00. It has not run well for two hours since.',
  'Since 14:00. Basket 4.2 was deployed at 12:00. The other shop is fine.',
  'Since 14:00. Basket 4.2 was deployed at 12:00 on a quiet day.',
])('nothing clears it: %s', (text) => {
  expect(cleared(text)).toEqual([undefined]);
});

it('of two changes the one before the words is cleared, or the one whose version is named', () => {
  const [first, second] = read('Since 14:00. Search 7.1 was deployed at 12:00, basket 4.2 was deployed at 13:00, log format only.').changes;
  expect([first?.cleared, second?.cleared?.quote]).toEqual([undefined, 'log format only']);
  const text =
    'Since 14:00. Search 7.1 was deployed at 12:00. Basket 4.2 was deployed at 13:00. We looked at 7.1: it ran for three days in the canary.';
  expect(cleared(text)).toEqual(['ran for three days', undefined]);
});

it('what is cleared keeps its place among the changes, and hardly speaks for itself', () => {
  const { changes, signals } = read('Since 14:00. Basket 4.2 was deployed at 13:30, text change only.');
  expect(changes).toHaveLength(1);
  expect(signals[0]).toMatchObject({ observable: 'deploy-before-onset', value: 'yes', reliability: 0.3 });
});
