import { expect, it } from 'vitest';
import { partsOf } from '../../../tests/support/parts.ts';
import { frozenAtEndOfFloat, idsAllRound, idsRounded } from './precision.ts';

const said = (text: string) => idsRounded(partsOf(text));

it('knows an id by what a double makes of it', () => {
  const [d] = said('asked for 9007199254740993, log says id=9007199254740992 not found');
  expect(d).toMatchObject({
    formula: 'double(9007199254740993) = 9007199254740992',
    shows: ['long-ids-lose-digits', 'yes'],
    reliability: 1,
  });
  expect(d?.inputs.map((i) => i.quote)).toEqual(['9007199254740993', '9007199254740992']);
});

it('knows one that a spreadsheet cut', () => {
  expect(said('card 4929123456789012 came back as 4929123456789010').map((d) => d.shows)).toEqual([['long-ids-lose-digits', 'yes']]);
});

it('is less sure where ids stand in a series', () => {
  const [d] = said('ids 9007199254740991, 9007199254740992, 9007199254740993, 9007199254740994');
  expect(d?.reliability).toBeLessThan(1);
});

it('is sure in a series too where several lines hold an id and its rounding', () => {
  const line = (a: string, b: string) => `created ${a} | POST /payments/${b}/confirm 403`;
  const three = [line('9412000000004417', '9412000000004416'), line('9412000000004418', '9412000000004418')];
  expect(said(three.join('\n'))[0]?.reliability).toBeLessThan(1);
  const [d] = said([...three, line('9412000000004419', '9412000000004420')].join('\n'));
  expect(d?.reliability).toBe(1);
  expect(d?.text).toContain('so on 2 lines');
});

it('is sure again where the rounded one was asked for and is not there', () => {
  const [d] = said('list: 9007199254740993, 9007199254740991, 9007199254740990\nINFO order not found id=9007199254740992');
  expect(d?.reliability).toBe(1);
});

it('says nothing of ids that merely look alike, of one alone, or of parts of longer words', () => {
  expect(said('ids 9007199254740992 and 9007199254740994')).toEqual([]);
  expect(said('only 9007199254740993')).toEqual([]);
  expect(said('trace a9007199254740993 and 9007199254740992f')).toEqual([]);
});

const allRound = (text: string) => idsAllRound(partsOf(text)).map((d) => d.shows);

it('knows ids that are all as a double prints them', () => {
  expect(allRound('rows hold 612345678901234700, 612345679000111200 and 612345680123999000')).toEqual([['long-ids-lose-digits', 'yes']]);
});

it('says nothing where one is exact, where there are two, or of moments in nanoseconds', () => {
  expect(allRound('rows hold 612345678901234700, 612345679000111200 and 612345680123999013')).toEqual([]);
  expect(allRound('rows hold 612345678901234700 and 612345679000111200')).toEqual([]);
  expect(allRound('at 1731405612345678000, 1731405612345679000, 1731405612345680000')).toEqual([]);
});

it('knows a counter that stands where a 32-bit float ends', () => {
  const frozen = (text: string) => frozenAtEndOfFloat(partsOf(text)).map((d) => d.shows);
  expect(frozen('03:40 16777.216\n03:50 16777.216\n04:00 16777.216')).toEqual([['precision-too-coarse', 'yes']]);
  expect(frozen('16,777,216 at one, 16,777,216 at two and 16,777,216 at three')).toHaveLength(1);
  expect(frozen('03:40 16777.216\n03:50 16777.300')).toEqual([]);
  expect(frozen('16777216 16777217 16777218')).toEqual([]);
});
