import { expect, it } from 'vitest';
import { partsOf } from '../../../tests/support/parts.ts';
import { countsApart } from './counts-apart.ts';

const said = (text: string) => countsApart(partsOf(text)).map((d) => d.formula);

it('tells by how much the second place falls short', () => {
  expect(said('The table has 41,210 rows, the warehouse 40,877.')).toEqual(['41,210 - 40,877 = 333']);
  expect(said('we sent 5,002 events, received 5,114')).toEqual(['5,002 - 5,114 = -112']);
});

it('names what else is as many', () => {
  const [found] = countsApart(
    partsOf(
      'The table has 41,210 rows, the warehouse 39,876. Otherwise nothing was seen by any of us until the afternoon, when the customers called again and again to ask. The rejects file has 1,334 lines.',
    ),
  );
  expect(found?.text).toContain('as many as “1,334” elsewhere');
});

it.each([
  ['equal counts', 'The table has 41,210 rows, the warehouse 41,210'],
  ['counts of different things', 'The table has 41,210 rows, the warehouse 1,877'],
  ['two sentences', 'The table has 41,210 rows. The warehouse has 40,877'],
  ['one place', 'The table had 41,210 rows, now 40,877'],
  ['what is no count', 'The table has 41,210 ms, the warehouse 40,877 ms'],
])('says nothing of %s', (_, text) => expect(said(text)).toEqual([]));
