import { expect, test } from 'vitest';
import type { FieldName } from '../../incident/types.ts';
import { computeDerived } from '../arithmetic.ts';
import { readQuantities } from '../quantities.ts';
import type { TimeFacts } from '../types.ts';

const NO_TIMES = { instants: [], intervals: [] } as unknown as TimeFacts;

function formulas(texts: Partial<Record<FieldName, string>>): Record<string, string> {
  const fields = Object.entries(texts).map(([field, text]) => ({ field: field as FieldName, text }));
  return Object.fromEntries(computeDerived({ quantities: readQuantities(fields), time: NO_TIMES }, fields).map((d) => [d.id, d.formula]));
}

test('a batch at the time of one record against the poll interval, in configuration and in code', () => {
  const symptoms = 'Since the new fraud check each message takes 2.4 s, before it was 80 ms.';
  expect(formulas({ code_snippet: 'max.poll.records=500\nmax.poll.interval.ms=300000', symptoms })).toEqual({
    'batch-against-poll': '500 x 2.4 s = 20 min > 5 min',
  });
  const code_snippet =
    'props.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100);\nprops.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 300000);';
  expect(formulas({ code_snippet, symptoms })['batch-against-poll']).toBe('100 x 2.4 s = 4 min <= 5 min');
  expect(formulas({ code_snippet: 'max.poll.records=500', symptoms })).toEqual({});
});

test('memory of sorts on all connections; little of it is not told', () => {
  expect(formulas({ code_snippet: 'work_mem = 256MB\nmax_connections = 500' })['work-memory']).toBe('256 MB x 500 = 125 GB');
  expect(formulas({ code_snippet: 'work_mem = 4MB\nmax_connections = 100' })).toEqual({});
});

test('requests in flight against the workers of all instances', () => {
  const said = { tech_stack: 'Django on 4 pods', symptoms: '120 requests per second, p50 800 ms' };
  expect(formulas({ ...said, code_snippet: 'workers = 12' })['workers-against-load']).toBe('120/s x 800 ms = 96 > 12 x 4 = 48');
  expect(formulas(said)['workers-against-load']).toBeUndefined();
});
