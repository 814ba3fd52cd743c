import { expect, it } from 'vitest';
import { partsOf } from '../../../tests/support/parts.ts';
import type { Instant } from '../types.ts';
import { ageReachesBack } from './ages.ts';

const instantIn = (text: string, label: string): Instant => {
  const start = text.indexOf(label);
  const [h = 0, m = 0] = label.split(':').map(Number);
  return { field: 'symptoms', start, end: start + label.length, quote: label, label, minutes: h * 60 + m, zone: '', approximate: false };
};
const said = (text: string, onset: string, ...others: readonly string[]) => {
  const at = instantIn(text, onset);
  const parts = partsOf(text);
  return ageReachesBack({
    ...parts,
    time: {
      onset: at,
      instants: [at, ...others.map((o) => instantIn(text, o))].sort((a, b) => a.start - b.start),
      intervals: [],
      changes: [],
    },
  }).map((d) => d.formula);
};

it('finds that an age reaches back to the onset', () => {
  expect(said('Slow since 10:12.\nAt 10:40 the oldest unacked message age is 28 min', '10:12', '10:40')).toEqual([
    '10:40 - 28 min = 10:12',
  ]);
  expect(said('Slow since 09:58.\n12:30 ops: one session running for 2 h 31 min', '09:58', '12:30')).toEqual(['12:30 - 2.52 h = 09:59']);
  expect(said('Slow since 10:12.\nThe view of 10:40 has a transaction 28 min old', '10:12', '10:40')).toEqual(['10:40 - 28 min = 10:12']);
});

it('names the change where it reaches back to one', () => {
  const text = 'Slow since 10:30. Deploy at 10:12.\nAt 10:40 the oldest job is 28 min old';
  const at = instantIn(text, '10:12');
  const change = { field: 'symptoms' as const, start: 18, end: 33, quote: 'Deploy at 10:12', kinds: [], name: 'Deploy', at };
  const time = { onset: instantIn(text, '10:30'), instants: [at, instantIn(text, '10:40')], intervals: [], changes: [change] };
  expect(ageReachesBack({ ...partsOf(text), time }).map((d) => d.text)).toEqual([
    expect.stringContaining('that is when “Deploy at 10:12” was'),
  ]);
});

it.each([
  ['an age that reaches elsewhere', 'Slow since 10:12.\nAt 10:40 the oldest message age is 50 min', '10:12', '10:40'],
  ['an age without a time', 'Slow since 10:12.\nThe oldest message age is 28 min', '10:12'],
  ['a time of another sentence', 'Slow since 10:12.\nRestarted at 10:40. The oldest message age was 28 min', '10:12', '10:40'],
  ['a moment ago', 'Slow since 10:38.\nAt 10:40 the oldest message age is 2 min', '10:38', '10:40'],
])('says nothing of %s', (_, text, onset, ...others) => expect(said(text, onset, ...others)).toEqual([]));
