import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayMatch, type Needs, needsOf, patternStore } from '../text/index.ts';
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

  it('lets through, each time it is asked, what each sentence may match', () => {
    const sentence = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '0', ' ', '-'), maxLength: 12 });
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 70 }), fc.array(needs, { maxLength: 8 }), (sentences, needed) => {
        const patterns = patternStore(needed.map((n) => ({ needs: n })));
        const may = (text: string) => needed.flatMap((n, place) => (mayMatch(n, text) ? [place] : []));
        const text = sentences.join('\n');
        for (let asked = 0; asked < 3; asked++) {
          expect(holding(text).among(patterns)).toEqual(may(text));
          expect(holding(text).amongEach(patterns, sentences)).toEqual(sentences.map(may));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('finds a piece at the very ends of a text', () => {
    const { holds } = holding('oom killed');
    expect(['oom', 'led', 'oom killed', 'killedx', 'xoom'].map((p) => holds(needsOf(p)))).toEqual([true, true, true, false, false]);
  });
});
