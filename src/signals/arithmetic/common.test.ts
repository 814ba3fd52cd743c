import { expect, it } from 'vitest';
import { partsOf } from '../../../tests/support/parts.ts';
import { allShare } from './common.ts';

const said = (text: string) => allShare(partsOf(text)).map((d) => [d.text, d.shows?.join('=')]);

it('tells what all that were counted have in common', () => {
  expect(said('Writes are throttled. Counted by hand: 212 of 212 had tenant_id acme.')).toEqual([
    ['All 212 that were counted had tenant_id acme: whatever the cause is, it is bound to that.', 'one-key-or-shard-hot=yes'],
  ]);
  expect(said('Of the failures 41 of 41 were on hosts with the new kernel.').map((x) => x[1])).toEqual([undefined]);
});

it('says nothing of a part, or of a few', () => {
  expect(said('204 of 212 had tenant_id acme. 3 of 3 pods are in zone a.')).toEqual([]);
});
