import { expect, it } from 'vitest';
import { partsOf } from '../../../tests/support/parts.ts';
import { readQuantities } from '../quantities.ts';
import { longestPause } from './gaps.ts';

const said = (text: string) => {
  const parts = partsOf(text);
  return longestPause({ ...parts, quantities: readQuantities(parts.prose) }).map((d) => [d.formula, /time-out of [^.]*/.exec(d.text)?.[0]]);
};
const log = (...seconds: readonly number[]) =>
  seconds.map((s) => `${new Date(s * 1000).toISOString().slice(11, 19)} worker step ${s}`).join('\n');

it('names the pause that is several times as long as any other', () => {
  expect(said(log(60, 61, 63, 64, 104, 105, 106))).toEqual([['00:01:44 - 00:01:04 = 40 s', undefined]]);
});

it('sets it beside a time-out of that length', () => {
  expect(said(`${log(60, 61, 63, 64, 94, 95, 96)}\n\nThe client has a timeout of 30 s.`)).toEqual([
    ['00:01:34 - 00:01:04 = 30 s', expect.stringContaining('time-out of 30 s')],
  ]);
});

it.each([
  ['pauses that are alike', log(60, 75, 90, 130, 145, 160)],
  ['a short pause', log(60, 60, 60, 60, 66, 66, 66)],
  ['few lines', log(60, 61, 101, 102)],
  ['lines that were left out', `${log(60, 61, 63)}\n...\n${log(103, 104, 105)}`],
  ['two logs', `${log(60, 61, 63)}\n\n${log(103, 104, 105)}`],
  ['lines that go back in time', log(60, 61, 30, 31, 91, 92)],
])('says nothing of %s', (_, text) => expect(said(text)).toEqual([]));
