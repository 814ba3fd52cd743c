import { expect, it } from 'vitest';
import { isProgramLine, isStampHead } from './program-line.ts';

it('takes a line with its time to the second for a program’s', () => {
  for (const line of [
    '10:14:09 ERROR no route',
    '2026-05-01T10:14:09Z started',
    '- [2026-05-01 10:14:09,120] WARN slow',
    '> 10:14:09.120 x',
  ])
    expect(isProgramLine(line)).toBe(true);
});

it('takes what people date for their own words', () => {
  for (const line of [
    '2026-05-01 40 % of customers hit',
    '2026-05-01 10:02 all 4,000 customers cannot pay',
    '10:14 we restarted it',
    'at 10:14:09 it broke',
  ])
    expect(isProgramLine(line)).toBe(false);
});

it('knows what may stand before a stamp', () => {
  expect(['', '  - ', '[', '2026-05-01 ', '> 2026-05-01T'].map(isStampHead)).toEqual([true, true, true, true, true]);
  expect(isStampHead('it began at ')).toBe(false);
});
