import { expect, it } from 'vitest';
import { partsOf } from '../../../tests/support/parts.ts';
import { partsSelectDifferently } from './ratio.ts';

const said = (code: string, text = '') => partsSelectDifferently(partsOf(text, code)).map((d) => [d.formula, d.value]);

it('sees that the two parts of a ratio are about different parties', () => {
  const rule = 'expr: |\n  sum(rate(rpc_total{job="api", code="OK"}[5m]))\n    /\n  sum(rate(rpc_total{job=~"api.*"}[5m]))';
  expect(said(rule)).toEqual([['job="api" ≠ job=~"api.*"', 0]]);
  expect(said(rule, '{job="api"} => 1\n{job="api-new"} => 2\n{job="web"} => 2')).toEqual([['job="api" ≠ job=~"api.*"', 1]]);
  expect(said('rate(t_bucket{le="0.3",service="a"}[5m]) / rate(t_count{service=~"a|b"}[5m])')).toEqual([
    ['service="a" ≠ service=~"a|b"', 0],
  ]);
});

it('says nothing of a ratio of one set, of a share that is meant, or of two rules', () => {
  expect(said('sum(rate(rpc_total{job="api",code="OK"}[5m])) / sum(rate(rpc_total{job="api"}[5m]))')).toEqual([]);
  expect(said('sum(rate(rpc_total{job="api",code="OK"}[5m])) / sum(rate(rpc_total{job=~"api"}[5m]))')).toEqual([]);
  expect(said('sum(rate(rpc_total{job=~"a|b",code="OK"}[5m])) / sum(rate(rpc_total{job=~"b|a"}[5m]))')).toEqual([]);
  expect(said('sum(rate(rpc_total{region="eu"}[5m])) / sum(rate(rpc_total{region=~".*"}[5m]))')).toEqual([]);
  expect(said('sum(rate(rpc_total{status=~"5.."}[5m])) / sum(rate(rpc_total{status!~"4.."}[5m]))')).toEqual([]);
  expect(said('sum(rate(err_total{job="api",code="OK"}[5m])) / sum(rate(rpc_total{job=~"api.*"}[5m]))')).toEqual([]);
  expect(said('sum(rate(rpc_total{job="$job",code="OK"}[5m])) / sum(rate(rpc_total{job=~"$job.*"}[5m]))')).toEqual([]);
  expect(said('expr: sum(rpc_total{job="a",code="OK"})\nurl: x/y\nexpr: sum(rpc_total{job=~"a.*"})')).toEqual([]);
  expect(said('sum(rate(rpc_total{job="api",code="OK"}[5m])) + sum(rate(rpc_total{job=~"api.*"}[5m]))')).toEqual([]);
});
