import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Mode } from '../knowledge/types.ts';
import { sharesInOrder, sharesOf } from './shares.ts';
import type { FaultSet } from './types.ts';

const IDS = ['a', 'b', 'c', 'd'];
const mode = (id: string): Mode => ({ id }) as unknown as Mode;
const set = (probability: number, ...ids: string[]): FaultSet => ({ modes: ids.map(mode), probability });
const itself = (order: readonly string[]) => new Map(order.map((id) => [id, new Set([id])]));

it('counts a set for the one of its members that stands first', () => {
  const sets = [set(0.5, 'a'), set(0.3, 'a', 'b'), set(0.1, 'b'), set(0.06, 'b', 'c'), set(0.04, 'd')];
  expect([...sharesOf(sets, ['a', 'b', 'c'], itself(['a', 'b', 'c']))]).toEqual([
    ['a', 0.8],
    ['b', 0.16],
    ['c', 0],
  ]);
});

it('counts what a shown one stands for', () => {
  const stands = new Map([['a', new Set(['a', 'd'])]]);
  expect(sharesOf([set(0.2, 'd'), set(0.3, 'a')], ['a'], stands).get('a')).toBeCloseTo(0.5);
});

it('keeps the first, puts the rest in the order of their shares, and gives no mass twice', () => {
  const some = fc.array(
    fc.tuple(fc.uniqueArray(fc.constantFrom(...IDS), { minLength: 1, maxLength: 2 }), fc.double({ min: 0.001, max: 1, noNaN: true })),
    {
      minLength: 1,
      maxLength: 12,
    },
  );
  fc.assert(
    fc.property(some, (drawn) => {
      const total = drawn.reduce((s, [, p]) => s + p, 0);
      const sets = drawn.map(([ids, p]) => set(p / total, ...ids));
      const order = IDS.slice(0, 3);
      const shares = [...sharesInOrder(sets, order, itself(order))];
      expect(shares[0]?.[0]).toBe('a');
      expect(shares.map(([id]) => id).sort()).toEqual(order);
      expect(shares.reduce((s, [, p]) => s + p, 0)).toBeLessThanOrEqual(1 + 1e-9);
    }),
  );
});
