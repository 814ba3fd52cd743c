import { expect, it } from 'vitest';
import { partsOf } from '../../../tests/support/parts.ts';
import { countedTwice } from './doubled.ts';

const said = (...lines: string[]) => countedTwice(partsOf(lines.join('\n'))).map((d) => [d.value, d.formula, d.shows?.[0]]);
const QUERY = "promtool query instant http://prom 'sum by (job,code)(rate(rpc_total[5m]))'";

it('sees that the rows of two jobs are equal value for value', () => {
  const twice = [
    QUERY,
    '{job="api", code="OK"} => 84.27 @[1700000000]',
    '{job="api", code="Internal"} => 0.21',
    '{job="api-new", code="OK"} => 84.27 @[1700000000]',
    '{job="api-new", code="Internal"} => 0.21',
  ];
  expect(said(...twice)).toEqual([[2, '84.27 = 84.27', undefined]]);
  expect(said('PAGE: success fell from 0.998 to 0.499', ...twice)).toEqual([
    [2, '84.27 = 84.27; 0.499 x 2 = 0.998', 'measurements-disagree'],
  ]);
  expect(said('PAGE value 0.4988', ...twice)[0]?.[1]).toBe('84.27 = 84.27; 0.4988 x 2 = 0.998');
  expect(said('PAGE value 0.951', ...twice)).toEqual([[2, '84.27 = 84.27', undefined]]);
});

it('reads the text format and tables', () => {
  expect(
    said(
      'rpc_total{cluster="a",code="OK"} 918231',
      'rpc_total{cluster="a",code="Internal"} 31',
      'rpc_total{cluster="b",code="OK"} 918231',
      'rpc_total{cluster="b",code="Internal"} 31',
      'rpc_total{cluster="c",code="OK"} 918231',
      'rpc_total{cluster="c",code="Internal"} 31',
    ),
  ).toEqual([[3, '918231 = 918231', undefined]]);
  expect(said('Grafana, requests per second:', 'job       code   rate', 'api       200    61.38', 'api-old   200    61.38')).toEqual([
    [2, '61.38 = 61.38', undefined],
  ]);
});

it('says nothing where values differ, are few figures, or are set to be the same', () => {
  expect(said(QUERY, '{job="api", code="OK"} => 84.27', '{job="api-new", code="OK"} => 84.31')).toEqual([]);
  expect(said(QUERY, '{job="api"} => 20', '{job="api-new"} => 20')).toEqual([]);
  expect(said(QUERY, '{job="api"} => 0', '{job="api-new"} => 0')).toEqual([]);
  expect(said('node_memory_bytes{job="a"} 66571993088', 'node_memory_bytes{job="b"} 66571993088')).toEqual([]);
  expect(said(QUERY, '{job="api", pod="x"} => 84.27', '{job="web", pod="y"} => 84.27')).toEqual([]);
  expect(said('rpc_total{instance="a"} 918231', 'rpc_total{instance="b"} 918231')).toEqual([]);
  expect(said(QUERY, '{job="api", code="OK"} => 84.27', '{job="api", code="Internal"} => 0.21', '{job="new", code="OK"} => 84.27')).toEqual(
    [],
  );
});
