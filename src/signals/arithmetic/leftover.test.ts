import { expect, it } from 'vitest';
import { notDoneYet, runsMissed } from './leftover.ts';

const parts = (text: string) => ({
  quantities: [],
  settings: [],
  code: '',
  findings: [],
  prose: [{ field: 'symptoms' as const, text }],
  time: {} as never,
});
const left = (text: string) => notDoneYet(parts(text))[0];
const missed = (text: string) => runsMissed(parts(text))[0];

it.each([
  ['2,340 of about 4,100 sent when it stopped', 'About 1,760 of about 4,100 (42.9 %) are not sent.'],
  ['12,000 out of 50,000 rows were migrated', '38,000 of 50,000 rows (76 %) are not migrated.'],
  ['Progress: 310 of 900 devices updated.', '590 of 900 devices (65.6 %) are not updated.'],
  ['1.2 million of 3.0 million', undefined],
])('says what is left of "%s"', (text, says) => expect(left(text)?.text).toBe(says));

it.each([
  ['what failed', '340 of 4,100 requests failed'],
  ['all of it', '4,100 of 4,100 sent'],
  ['what is not done', 'not 2,340 of 4,100 sent'],
  ['what is told', '2,340 of 4,100 sent, 1,760 are missing'],
  ['few', '2 of 10 sent'],
  ['versions', '10.20 of 30 done'],
  ['a time', '12:10 of 50,000 sent'],
  ['what was never done', '2,340 of 4,100 mails never sent'],
])('is silent on %s', (_, text) => expect(left(text)).toBeUndefined());

it.each([
  ['The backup runs nightly; last successful backup 9 days ago', '9 days / 24 h = 9'],
  ['every 15 min; last success was 3 h ago', '3 h / 15 min = 12'],
  ['last good sync two days ago although it runs hourly', '2 days / 60 min = 48'],
  [
    'NAME     SCHEDULE      SUSPEND   ACTIVE   LAST SCHEDULE   AGE\nexport   */10 * * * *  False     0        5h              120d',
    '5 h / 10 min = 30',
  ],
  [
    'NAME     SCHEDULE     TIMEZONE   SUSPEND   ACTIVE   LAST SCHEDULE   AGE\nbackup   0 2 * * *    <none>     True      0        6d4h            300d',
    '6.17 days / 24 h = 6.17',
  ],
])('counts the runs of "%s"', (text, formula) => {
  expect(missed(text)?.formula).toBe(formula);
  expect(missed(text)?.shows?.[0]).toBe(text.startsWith('NAME') ? 'job-did-not-run' : undefined);
});

it.each([
  ['one run that is due', 'The backup runs nightly; last successful backup 23 h ago'],
  ['two schedules', 'hourly deltas and nightly full backups; last successful backup 9 days ago'],
  ['no schedule', 'last successful backup 9 days ago'],
  [
    'a schedule of weekdays',
    'NAME     SCHEDULE      SUSPEND   ACTIVE   LAST SCHEDULE   AGE\nexport   0 6 * * 1     False     0        5d              120d',
  ],
  [
    'a job on time',
    'NAME     SCHEDULE      SUSPEND   ACTIVE   LAST SCHEDULE   AGE\nexport   */10 * * * *  False     0        7m              120d',
  ],
  ['another last thing', 'last deploy 9 days ago, builds run nightly'],
])('counts nothing of %s', (_, text) => expect(missed(text)).toBeUndefined());
