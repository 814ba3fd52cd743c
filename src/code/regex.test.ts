import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dangers } from './regex.ts';

const kinds = (pattern: string) => dangers(pattern).map((each) => each.kind);

describe('patterns that backtrack', () => {
  test.each([
    '(a+)+$',
    '(a*)*b',
    '(a|a)*b',
    '(\\w+\\s?)*$',
    '([a-z]+\\.?)+@',
    '((x|y)+)*z',
    '(?:\\d+|\\d)+x',
    "(?:[A-Z][\\w'.]*[ -]?)+;",
    '(?:a|ab|b)+$',
    '(?:[a-z]+[0-9]*)+!',
    '(a*b?)*c',
  ])('%s is exponential', (pattern) => {
    expect(kinds(pattern)).toContain('exponential');
  });

  test.each(['.*.*=', '^\\w+\\w*:$', '(?:.*=.*)x.*.*;'])('%s is polynomial', (pattern) => {
    expect(kinds(pattern)).toContain('polynomial');
  });

  test.each([
    '^[a-z0-9]+(?:-[a-z0-9]+)*$',
    '^(\\d{4})-(\\d\\d)$',
    '(?:ab)+c',
    '([^"]*"[^"]*")*x',
    '^(?:\\w+\\.)+\\w+$',
    '(a++)+b',
    '(?:[A-Z][a-z.]*[ -]?)+;',
    '(?:a|b|ab?c)+$',
    '(?:(?:ab)+c)*d',
    '^\\s*(\\S+)\\s*$',
    '[[:alpha:]]+$',
  ])('%s is sound', (pattern) => {
    expect(kinds(pattern)).toEqual([]);
  });

  test('what is said to be exponential is slow, and what is said to be sound is not', () => {
    const slow = (pattern: string): number => {
      const regex = new RegExp(pattern);
      const before = performance.now();
      regex.test(`${'a'.repeat(24)}!`);
      return performance.now() - before;
    };
    expect(slow('^(a+)+$')).toBeGreaterThan(20 * Math.max(0.01, slow('^[a-z0-9]+(?:-[a-z0-9]+)*$')));
  });

  test('any pattern is read without an error and in bounded time', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (pattern) => {
        expect(Array.isArray(dangers(pattern))).toBe(true);
      }),
    );
    expect(dangers(`${'('.repeat(3000)}a${')+'.repeat(3000)}`)).toEqual([]);
  });
});
