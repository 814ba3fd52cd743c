import { expect, it } from 'vitest';
import { partsOf } from '../../../tests/support/parts.ts';
import { ruleAsksForMissingLabel } from './labels.ts';
import { oneTraceTwoParties } from './traces.ts';

const SERIES = 'rpc_seconds_count{grpc_code="OK",method="Get"} 18231\nrpc_seconds_count{grpc_code="Internal",method="Get"} 3\n';

it('compares the labels that a rule asks for with those of the pasted series', () => {
  const said = (rule: string, series = SERIES, text = '') =>
    ruleAsksForMissingLabel(partsOf(text, `${rule}\n${series}`)).map((d) => [d.formula, d.shows?.[1]]);
  expect(said('sum(rate(rpc_seconds_count{job="api",code!~"OK|NotFound"}[5m])) > 1')).toEqual([
    ['code!~"OK|NotFound", where code is missing and so "": every sample matches', 'counts-all'],
  ]);
  expect(said('rate(rpc_seconds_count{code="Internal"}[5m]) > 0')).toEqual([
    ['code="Internal", where code is missing and so "": no sample matches', 'finds-none'],
  ]);
  expect(said('rate(rpc_seconds_count{code!=""}[5m]) > 0')).toEqual([
    ['code!="", where code is missing and so "": no sample matches', 'finds-none'],
  ]);
  expect(said('rate(rpc_seconds_bucket{code!="OK"}[5m])', '', SERIES)).toHaveLength(1);
});

it('says nothing where the label is there, is added by the scrape, or the metric was not pasted', () => {
  const said = (rule: string, series = SERIES) => ruleAsksForMissingLabel(partsOf('', `${rule}\n${series}`));
  expect(said('rate(rpc_seconds_count{grpc_code!="OK"}[5m])')).toEqual([]);
  expect(said('rate(rpc_seconds_count{namespace="prod",pod=~"api.*"}[5m])')).toEqual([]);
  expect(said('rate(http_seconds_count{code!="OK"}[5m])')).toEqual([]);
  expect(said('rate(rpc_seconds_count{code!="OK"}[5m])', '')).toEqual([]);
});

it('finds a request that goes on as another party, and who was served beside it', () => {
  const log = (sub: string, inst = 7) =>
    [
      '10:00:01.100 web inst=7 trace=a1b2 tenant=north GET /list 200',
      `10:00:01.300 store trace=a1b2 sub=tenant:${sub} GET /v1/list 200`,
      `10:00:00.900 web inst=${inst} trace=c3d4 tenant=south GET /list 200`,
    ].join('\n');
  expect(oneTraceTwoParties(partsOf(log('south'))).map((d) => [d.formula, d.shows?.[0]])).toEqual([
    ['trace a1b2: north ≠ south', 'wrong-users-data-shown'],
    ['c3d4 and a1b2: 200 ms apart, both on 7', 'mixed-data-same-process'],
  ]);
  expect(oneTraceTwoParties(partsOf(log('south', 9)))).toHaveLength(1);
  expect(oneTraceTwoParties(partsOf(log('north')))).toEqual([]);
});
