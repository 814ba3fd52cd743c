import { expect, it } from 'vitest';
import { partsOf } from '../../../tests/support/parts.ts';
import { readQuantities } from '../quantities.ts';
import { timeToEmpty } from './backlog.ts';

const said = (text: string) => {
  const parts = partsOf(text);
  return timeToEmpty({ ...parts, quantities: readQuantities(parts.prose) }).map((d) => d.formula);
};

it('divides a backlog by what goes out more than comes in', () => {
  expect(said('214,000 messages waiting, 40/s come in, 95/s go out')).toEqual(['214,000 / (95/s - 40/s) = 64.8 min']);
  expect(said('publish rate 900/s, ack rate 1,400/s, queue depth 2.1M')).toEqual(['2,100,000 / (1,400/s - 900/s) = 70 min']);
  expect(said('The queue holds 48,000; inflow 20/s, drain 32/s')).toEqual(['48,000 / (32/s - 20/s) = 66.7 min']);
  expect(said('backlog 90,000 jobs: arrivals 1,200 a minute, workers finish 1,500 a minute')).toEqual(['90,000 / (25/s - 20/s) = 5 h']);
});

it('knows a backlog that never empties', () => {
  expect(said('backlog 90,000 jobs: arrivals 1,500 a minute, workers finish 1,200 a minute')).toEqual(['20/s - 25/s = -5/s']);
  expect(said('lag 12,000, produced 300/s, consumed 300/s')).toEqual(['300/s - 300/s = 0/s']);
});

it('says nothing where the rates are not those of now, or not of one queue', () => {
  expect(said('lag 2,900,000. The group consumes 6,000/s, then zero for 40 s. Producers steady at 3,100/s.')).toEqual([]);
  expect(said('backlog 90,000 jobs: arrivals 1,200 a minute, workers could finish 1,500 a minute')).toEqual([]);
  expect(said('backlog 90,000 jobs: arrivals 1,200 a minute, 1,500 a minute finish per worker')).toEqual([]);
  expect(said('ready 44,300, ack 41/min, publish 32/min in day shift, 12 at night')).toEqual([]);
  expect(said('Orders come in at 20/s, 32/s go out. 48,000 users are online')).toEqual([]);
  expect(said('queue a has 48,000, 20/s in, 32/s out; queue b has 100, 40/s in, 44/s out')).toEqual([]);
  expect(said('Ready 6,204, processed 740/s, redelivered 740/s, published 4/s')).toEqual([]);
  expect(said('48,000 wait in the queue. inflow 20/s')).toEqual([]);
});

it('subtracts no whole from a part', () => {
  expect(said('lag 12,000, 50/s come in on shard 1, 60/s go out overall')).toEqual([]);
  expect(said('lag 12,000, 50/s come in on shard 1, 60/s go out on shard 2')).toEqual([]);
  expect(said('lag 12,000 in total, 50/s come in on shard 1, 60/s go out on shard 1')).toEqual([]);
  expect(said('lag 12,000, 50/s come in on shard 1, 60/s go out on shard 1')).toEqual(['12,000 / (60/s - 50/s) = 20 min']);
  expect(said('lag 12,000, 50/s come in, 60/s go out overall')).toEqual(['12,000 / (60/s - 50/s) = 20 min']);
});
