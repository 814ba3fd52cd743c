import { expect, it } from 'vitest';
import { partsOf } from '../../../tests/support/parts.ts';
import { clocksApart } from './skew.ts';

const said = (...lines: string[]) => clocksApart(partsOf(lines.join('\n'))).map((d) => d.formula);

it('sees that the lines of one request lie further apart than it took', () => {
  expect(
    said(
      '2025-11-11T09:13:48.905Z profile req=7f3a01 auth rejected',
      '2025-11-11T09:14:07.611Z edge req=7f3a01 GET /v1/profile status=401 dur=6ms',
    ),
  ).toEqual(['|09:14:07.611 - 09:13:48.905| = 18.7 s > 6 ms']);
});

it('says nothing of one writer, of other requests, of long ones, or where it is not told how long it took', () => {
  expect(said('09:13:48 edge req=7f3a01 begins', '09:14:07 edge req=7f3a01 status=200 dur=6ms')).toEqual([]);
  expect(said('09:13:48 profile req=7f3a02 begins', '09:14:07 edge req=7f3a01 status=200 dur=6ms')).toEqual([]);
  expect(said('09:13:48 profile req=7f3a01 begins', '09:14:07 edge req=7f3a01 status=200 dur=19s')).toEqual([]);
  expect(said('09:13:48 profile req=7f3a01 begins', '09:14:07 edge req=7f3a01 status=200')).toEqual([]);
});
