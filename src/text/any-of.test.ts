import { expect, it } from 'vitest';
import { alternatives, anyOf, words } from './any-of.ts';

it('makes alternatives of what stands between bars and in lines, and leaves comments out', () => {
  expect(alternatives`
    // water
    rain | snow(?:ing)?
    // what a bar inside of brackets parts stays together
    (?:hail|sleet) storm
  `).toBe('rain|snow(?:ing)?|(?:hail|sleet) storm');
  expect(anyOf`rain | snow`).toBe('(?:rain|snow)');
});

it('keeps escapes, blanks in a class and lists that are put in', () => {
  const unit = anyOf`s | min`;
  expect(anyOf`\d+ ${unit}\b | about[ ] | \``).toBe(String.raw`(?:\d+ (?:s|min)\b|about[ ]|\`)`);
});

it('finds whole words in any case', () => {
  const wet = words`rain\w* | snow`;
  expect(wet.test('It RAINED')).toBe(true);
  expect(wet.test('a train of snowflakes')).toBe(false);
});
