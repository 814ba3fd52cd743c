import { expect, it } from 'vitest';
import { partsOf } from '../../../tests/support/parts.ts';
import { batchPastDefaultPoll } from './budgets.ts';
import { settingsOf } from './settings.ts';

it('holds a batch of the log against the documented limit between two polls', () => {
  const log = 'kafka consumer\nbatch done records=500 took=346118ms\nbatch done records=38 took=26310ms';
  const [d] = batchPastDefaultPoll(partsOf(log));
  expect(d).toMatchObject({ shows: ['poll-interval-exceeded', 'yes'], formula: '5.77 min > 5 min' });
  expect(d?.text).toContain('that of 38 (26.3 s)');
  expect(batchPastDefaultPoll(partsOf(log.replace('346118', '246118')))).toEqual([]);
  expect(batchPastDefaultPoll(partsOf(log.replace('kafka', 'rabbit')))).toEqual([]);
  const code = 'max.poll.interval.ms=900000';
  expect(batchPastDefaultPoll({ ...partsOf(log, code), settings: settingsOf(code) })).toEqual([]);
});
