import { expect, it } from 'vitest';
import { yearsToEndOfClock } from './clocks.ts';

const said = (text: string, code = '') =>
  yearsToEndOfClock({
    quantities: [],
    time: { instants: [], intervals: [], changes: [] },
    settings: [],
    code,
    findings: [],
    prose: [{ field: 'occurrence_pattern', text }],
  }).map((d) => [d.formula, d.inputs.map((i) => i.quote)]);

it('finds the day from which a span of years no longer fits in 32 bits of seconds', () => {
  expect(said('Loans of 30 years are refused since 19 January 2008, 9:14')).toEqual([
    ['19 January 2008 + 30 years = 19 January 2038', ['19 January 2008', '30 years']],
  ]);
  expect(said('first failure on 2028-01-19', 'const until = today.plusYears(10)')).toEqual([
    ['2028-01-19 + 10 years = 19 January 2038', ['2028-01-19', 'plusYears(10']],
  ]);
  expect(said('Broken since Jan 19, 2018', '#define SPAN 20 /* years */')).toHaveLength(1);
});

it('says nothing of other days and spans', () => {
  expect(said('Loans of 30 years are refused since 19 March 2008')).toEqual([]);
  expect(said('since 19 January 2008; the house is 20 years old')).toEqual([]);
  expect(said('since 19 January, 30 years')).toEqual([]);
});
