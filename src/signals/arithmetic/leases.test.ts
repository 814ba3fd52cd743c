import { expect, it } from 'vitest';
import { leaseAgainstFunction } from './leases.ts';

const said = (text: string) =>
  leaseAgainstFunction({
    quantities: [],
    time: { instants: [], relations: [], changes: [] } as never,
    settings: [],
    code: '',
    findings: [],
    prose: [{ field: 'tech_stack', text }],
  }).map((d) => [d.formula, d.inputs.map((i) => i.quote)]);

it('compares how long a message is kept from others with how long its function may run', () => {
  expect(said('AWS Lambda (Node 20, timeout 30 s), SQS (visibility timeout 30 s, batch size 10)')).toEqual([
    ['30 s / 30 s = 1 < 6', ['visibility timeout 30 s', 'Lambda (Node 20, timeout 30 s']],
  ]);
  expect(said('a Lambda function with a timeout of 5 minutes behind SQS, visibility timeout 1 minute')).toEqual([
    ['60 s / 5 min = 0.2 < 6', ['visibility timeout 1 minute', 'Lambda function with a timeout of 5 minutes']],
  ]);
});

it('says nothing where the time is long enough, or one of them is not told', () => {
  expect(said('Lambda, timeout 30 s; SQS, visibility timeout 180 s')).toEqual([]);
  expect(said('SQS with a visibility timeout of 30 s; Lambda')).toEqual([]);
  expect(said('Lambda behind SQS (visibility timeout 30 s)')).toEqual([]);
});
