import { expect, it } from 'vitest';
import { partsOf } from '../../../tests/support/parts.ts';
import { shareOfInstances } from './members.ts';

const said = (text: string) => shareOfInstances(partsOf(text)).map((d) => d.formula);

it('knows a share by that of the instances', () => {
  expect(said('canary at 3 of 20 pods; error ratio 0.151')).toEqual(['3 / 20 = 0.150, against 0.151']);
  expect(said('canary at 3 of 20 pods; error ratio 0.30')).toEqual([]);
  expect(said('3 of 20 pods restarted, 15 % more traffic')).toEqual([]);
});

it('knows it in words, per cent, and by the others', () => {
  expect(said('Half of the requests fail. 1 of 2 replicas is on the new version.')).toEqual([
    '1 / 2 = 0.500, against Half of the requests',
  ]);
  expect(said('33 % of calls get 503. One of three zones lost its route, it is down.')).toEqual(['1 / 3 = 0.333, against 33 % of calls']);
  expect(said('Every fourth lookup times out; 2/8 resolvers are dead')).toEqual(['2 / 8 = 0.250, against Every fourth lookup']);
  expect(said('One in five payments fails. Of 2 of 10 shards the leader is gone.')).toEqual([
    '2 / 10 = 0.200, against One in five payments',
  ]);
  expect(said('4 hosts. web-2 refuses, the other three are fine. A quarter of page requests got 500')).toEqual([
    '1 / 4 = 0.250, against A quarter of page requests',
  ]);
});

it('says nothing where the shares differ, nothing fails, or nobody is different', () => {
  expect(said('Half of the requests fail. 1 of 3 replicas is on the new version.')).toEqual([]);
  expect(said('Half of the requests are reads. 1 of 2 replicas is on the new version.')).toEqual([]);
  expect(said('Half of the requests fail. We looked at 1 of 2 replicas.')).toEqual([]);
  expect(said('web-1 and web-2 refuse, the other two are fine, 4 hosts in all. A third of requests got 500')).toEqual([]);
  expect(said('4 hosts. web-2 refuses, the other three are fine: the disk of web-1 is at 25 %')).toEqual([]);
  expect(said('one in five calls fails, the other 4 OK. 5 hosts')).toEqual([]);
  expect(said('36 % of requests fail. 1 of 3 pods is new')).toEqual([]);
});

it('takes no growth for a share, and no mere words about some for a difference', () => {
  expect(said('errors: 50 % more traffic came, 2 of 4 pods')).toEqual([]);
  expect(said('errors: 50 %, 2 of 4 pods are new')).toHaveLength(1);
  expect(said('50 % more requests fail. 1 of 2 replicas is on the new version.')).toEqual([]);
  expect(said('Half of the requests fail. We still run 1 of 2 regions only at night')).toEqual([]);
  expect(said('Half of the requests fail. 1 of 2 regions is still on 4.1')).toHaveLength(1);
});

it('knows a share that stands before what it is of', () => {
  expect(said('One of our 4 backends is dead, still in the pool. 25% errors.')).toEqual(['1 / 4 = 0.250, against 25%']);
  expect(said('We looked at 1 of 4 backends. 25% errors.')).toEqual([]);
  expect(said('3 of 12 order API pods answer no request. 25.0% of calls end after 60 s')).toEqual([
    '3 / 12 = 0.250, against 25.0% of calls',
  ]);
  expect(said('3 of 12 order API pods answer no request. 25 % more errors')).toEqual([]);
});

it('trusts words less than a number', () => {
  const trust = (text: string) => shareOfInstances(partsOf(text)).map((d) => d.reliability);
  expect(trust('canary at 3 of 20 pods; error ratio 0.151')).toEqual([0.7]);
  expect(trust('Half of the requests fail. 1 of 2 replicas is on the new version.')).toEqual([0.6]);
});
