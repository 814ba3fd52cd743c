import { expect, it } from 'vitest';
import { sameDays } from './recurrence.ts';

const said = (text: string) =>
  sameDays({
    quantities: [],
    time: { instants: [], intervals: [], changes: [] },
    settings: [],
    code: '',
    findings: [],
    prose: [{ field: 'occurrence_pattern', text }],
  }).map((d) => d.formula);

it('finds two lists of days that name the same days', () => {
  expect(said('Third time this month (2, 9 and 17 May). The network team had deployments on the 2nd, 9th, 12th and 17th.')).toEqual([
    '3 of 3 days in both',
  ]);
  expect(said('It failed on 3, 10, 17 and today 24 June; merges of the other team were on the 3rd, 10th and 17th')).toEqual([
    '3 of 4 days in both',
  ]);
});

it('says nothing of other days, of one list, or of numbers that are no days', () => {
  expect(said('Third time this month (2, 9 and 17 May). Deployments on the 3rd, 8th and 16th.')).toEqual([]);
  expect(said('Deployments on the 2nd, 9th and 17th.')).toEqual([]);
  expect(said('Nodes 2, 9 and 17 fail; we updated nodes 2, 9 and 17')).toEqual([]);
});
