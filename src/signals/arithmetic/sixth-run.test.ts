import { expect, it } from 'vitest';
import { partsOf } from '../../../tests/support/parts.ts';
import { slowFromSixthRun } from './sixth-run.ts';

const timed = (...ms: readonly number[]) => `EXECUTE q(7);\n${ms.map((x) => `Time: ${x.toFixed(3)} ms`).join('\n')}\n`;
const said = (text: string) => slowFromSixthRun(partsOf('', text));

it('knows the switch to one plan for any value', () => {
  const [d] = said(timed(11, 9, 10, 12, 9, 480, 470));
  expect(d).toMatchObject({ shows: ['plan-made-for-any-value', 'yes'], formula: '470 / 12 = 39.2 times, from run 6 of 7 on' });
});

it('is silent where the switch is elsewhere, slight, or nothing was prepared', () => {
  expect(said(timed(11, 9, 10, 480, 470, 480, 470))).toEqual([]);
  expect(said(timed(11, 9, 10, 12, 9, 20, 21))).toEqual([]);
  expect(said(timed(11, 9, 10, 12, 9, 480, 12))).toEqual([]);
  expect(said(timed(11, 9, 10, 12, 9))).toEqual([]);
  expect(said(timed(11, 9, 10, 12, 9, 480).replace('EXECUTE q(7)', 'select 1'))).toEqual([]);
});
