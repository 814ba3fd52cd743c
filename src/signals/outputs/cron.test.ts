import { describe, expect, it } from 'vitest';
import { longestGap } from './cron.ts';
import { readOutputs } from './index.ts';

const read = (text: string): string[] =>
  [...new Set(readOutputs('symptoms', text).readings.map((r) => `${r.observable}=${r.value}`))].sort();
const names = (text: string): string[] => readOutputs('symptoms', text).names.map((n) => `${n.slot}:${n.name}`);

const CRON = (row: string) => `NAME          SCHEDULE       TIMEZONE   SUSPEND   ACTIVE   LAST SCHEDULE   AGE\n${row}`;

describe('kubectl get cronjobs', () => {
  it('sees a run that never ended and keeps later ones back', () => {
    const text = CRON(
      'bank-match    40 3 * * *     Etc/UTC    False     1        5d2h            300d\nrates         */15 * * * *   Etc/UTC    False     0        7m              300d',
    );
    expect(read(text)).toEqual(['job-did-not-run=yes', 'previous-run-still-active=yes']);
    expect(names(text)).toEqual(['job:bank-match']);
  });
  it('sees one that is not started at all, and one that is suspended', () => {
    expect(read(CRON('bank-match    40 3 * * 1-5   Etc/UTC    False     0        5d2h            300d'))).toEqual([
      'job-did-not-run=yes',
      'previous-run-still-active=no',
    ]);
    expect(read(CRON('bank-match    40 3 * * *     <none>     True      0        9d              300d'))).toEqual([
      'job-did-not-run=yes',
      'scheduler-down=yes',
    ]);
  });
  it('knows a weekend and a healthy listing', () => {
    expect(read(CRON('bank-match    40 3 * * 1-5   Etc/UTC    False     0        2d20h           300d'))).toEqual(['job-did-not-run=no']);
  });
  it('sees two runs at once', () => {
    expect(read(CRON('bank-match    40 3 * * *     Etc/UTC    False     2        5h              300d'))).toContain('job-runs-overlap=yes');
  });
  it('reads cells that are told in a sentence', () => {
    expect(read("cronjob bank-match: SCHEDULE '40 3 * * *', SUSPEND False, ACTIVE 1, LAST SCHEDULE 6d9h.")).toEqual([
      'job-did-not-run=yes',
      'previous-run-still-active=yes',
    ]);
  });
  it('takes the schedule of a manifest beside it, where there is one only', () => {
    const told = (text: string, manifest: string) =>
      readOutputs('symptoms', text, `${manifest}\n${text}`).readings.map((r) => `${r.observable}=${r.value}`);
    const late = 'kubectl get cronjob: LAST SCHEDULE 2d16h, ACTIVE 0, SUSPEND False.';
    expect(told(late, 'schedule: "40 3 * * *"')).toEqual(['job-did-not-run=yes', 'previous-run-still-active=no']);
    expect(told(late, 'schedule: "40 3 * * *"\nschedule: "0 0 1 * *"')).toEqual([]);
    const pod = 'bank-match-28870815-x7k2p   1/1   Running   0   4d5h';
    expect(told(pod, 'schedule: "40 3 * * *"')).toEqual(['previous-run-still-active=yes']);
    expect(told(pod, '')).toEqual([]);
  });
  it.each([
    ['40 3 * * *', 86_400],
    ['40 3 * * 1-5', 3 * 86_400],
    ['*/15 * * * *', 900],
    ['0 8-18 * * MON-FRI', 62 * 3600],
    ['0 0 1 * *', 31 * 86_400],
  ])('the longest gap of %s', (schedule, gap) => {
    expect(longestGap(schedule)).toBe(gap);
  });
});
