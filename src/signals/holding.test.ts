import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayMatch, type Needs, needsOf } from '../text/index.ts';
import { holding } from './holding.ts';

const piece = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '0', ' ', '\0', '-'), minLength: 1, maxLength: 5 });
const needs: fc.Arbitrary<Needs> = fc.letrec<{ all: Needs }>((tie) => ({
  all: fc.oneof(
    { maxDepth: 3 },
    piece,
    fc.constant(null),
    fc
      .tuple(fc.constantFrom('&' as const, '|' as const), fc.array(tie('all'), { minLength: 1, maxLength: 3 }))
      .map(([by, parts]): Needs => [by, ...parts]),
  ),
})).all;

describe('holding', () => {
  it('says of every text and need what mayMatch says', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '0', ' ', '-'), maxLength: 30 }), needs, (text, need) => {
        expect(holding(text).holds(need)).toBe(mayMatch(need, text));
      }),
      { numRuns: 500 },
    );
  });

  it('finds a piece at the very ends of a text', () => {
    const { holds } = holding('oom killed');
    expect(['oom', 'led', 'oom killed', 'killedx', 'xoom'].map((p) => holds(needsOf(p)))).toEqual([true, true, true, false, false]);
  });
});
