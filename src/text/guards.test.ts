import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countOf, letThrough, packGuards, placesOf } from './guards.ts';
import { mayMatch, type Needs } from './patterns.ts';

const letters = fc.constantFrom('a', 'b', 'c', 'é', '0', ' ', '\0', '-', '\t', '\n');
const needs: fc.Arbitrary<Needs> = fc.letrec<{ all: Needs }>((tie) => ({
  all: fc.oneof(
    { maxDepth: 3 },
    fc.string({ unit: letters, minLength: 1, maxLength: 16 }),
    fc.constant(null),
    fc
      .tuple(fc.constantFrom('&' as const, '|' as const), fc.array(tie('all'), { minLength: 1, maxLength: 3 }))
      .map(([by, parts]): Needs => [by, ...parts]),
  ),
})).all;

const through = (guards: string, text: string) => letThrough(guards, (from, to) => text.includes(guards.slice(from, to)));

it('guards let every pattern through that a text may match', () => {
  fc.assert(
    fc.property(fc.array(needs), fc.string({ unit: letters, maxLength: 30 }), (patterns, text) => {
      const guards = packGuards(patterns);
      const may = placesOf(guards).filter((place) => mayMatch(patterns[place] ?? null, text));
      expect(countOf(guards)).toBe(patterns.length);
      expect(through(guards, text)).toEqual(expect.arrayContaining(may));
    }),
    { numRuns: 500 },
  );
});

it('guards keep back what has none of its pieces, and ask for the rarest of several', () => {
  const guards = packGuards(['deadlock', ['|', 'oom', 'killed'], ['&', 'at', 'too many open files'], null, '\0']);
  expect(guards).toBe('deadlock\t\noom\tkilled\t\ntoo many ope\t\n\n\n');
  expect(through(guards, 'the pod was killed at noon')).toEqual([1, 3, 4]);
});
