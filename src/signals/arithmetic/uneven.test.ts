import { expect, it } from 'vitest';
import type { Parts } from './types.ts';
import { unevenness } from './uneven.ts';

const said = (text: string) => {
  const parts: Parts = {
    quantities: [],
    time: { instants: [], intervals: [], changes: [] },
    settings: [],
    code: '',
    findings: [],
    prose: [{ field: 'symptoms', text }],
  };
  return unevenness(parts).map((d) => [d.formula, ...(d.shows ?? [])]);
};

it('sees that some carry many times what the others do', () => {
  expect(said('kubectl top: four of them at 990m-1000m (limit 1 CPU), the other ten at 12m-20m.')).toEqual([
    ['990 / 12', 'load-uneven', 'yes'],
  ]);
  expect(said('3 brokers carry 80 % of it, the rest 2 % each')).toEqual([['80 / 2', 'load-uneven', 'yes']]);
  expect(said('two pods serve 900 rps, the others 20 rps')).toEqual([['900 / 20', 'load-uneven', 'yes']]);
});

it('is silent where the levels are alike, of two kinds, or of two times', () => {
  expect(said('four pods at 60 %, the other ten at 55 %')).toEqual([]);
  expect(said('four pods at 900m, the others with 20 connections')).toEqual([]);
  expect(said('CPU of all pods went from 20 % to 90 % at noon. The rest of the cluster is at 10 %.')).toEqual([]);
});
