import { expect, it } from 'vitest';
import { partsOf } from '../../../tests/support/parts.ts';
import { fewerKept } from './kept.ts';

const said = (...lines: string[]) => fewerKept(partsOf(lines.join('\n'))).map((d) => d.formula);

it('sees that a run kept fewer than it took', () => {
  expect(
    said('02:00:10 [77] fetched 5,200', '02:00:12 [81] fetched 90', '02:01:00 [77] inserted 4,100', '02:01:02 [81] inserted 90'),
  ).toEqual(['5,200 - 4,100 = 1,100']);
});

it('says nothing where all was kept, or some was left out on purpose', () => {
  expect(said('02:00:10 [77] fetched 5200', '02:01:00 [77] inserted 5200')).toEqual([]);
  expect(said('02:00:10 [77] fetched 5200', '02:00:30 [77] skipped 1100 duplicates', '02:01:00 [77] inserted 4100')).toEqual([]);
  expect(said('02:00:10 [77] fetched 5200', '02:01:00 [78] inserted 4100')).toEqual([]);
});
