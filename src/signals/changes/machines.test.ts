import { expect, it } from 'vitest';
import { spoken } from './machines.ts';

const left = (text: string) => spoken({ field: 'symptoms', text }).text.replace(/ +/g, ' ').trim();

it.each([
  ['nginx: "recv() failed while proxying upgraded connection"', 'failed'],
  ['while reading upgraded response', 'while reading'],
  ['Log says "config changed, reloading".', 'Log .'],
  ['Our rolling update strategy is fine.', 'Our is fine.'],
  ['kubectl logs deployment/api', 'kubectl logs'],
])('blanks what a machine says: %s', (text, rest) => {
  expect(left(text)).toBe(rest);
});

it.each([
  'PR 12 "fix time-out of the gateway" went in at 10:00.',
  'Ticket "renew certificates" was done on Monday.',
  'Postgres was upgraded to 16.',
  'Marketing sent "Back to school" mail.',
])('leaves what a person tells: %s', (text) => {
  expect(left(text)).toBe(text);
});
