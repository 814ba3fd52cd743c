import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holding } from '../signals/holding.ts';
import { linear, needsOfLinear, unsound } from './linear.ts';

const atom = fc.constantFrom('a', 'b', 'ab', '\\d', '[ab]', '.', 'x', '(?:a|b)', '(ab)');
const piece = fc.tuple(atom, fc.constantFrom('', '', '*', '+', '?', '{1,2}')).map(([a, q]) => `${a.length > 1 && q ? `(?:${a})` : a}${q}`);
const pattern = fc.array(piece, { minLength: 1, maxLength: 5 }).map((p) => p.join(''));
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'x', '1', ' ', 'A'), maxLength: 20 });

describe('patterns of others', () => {
  it('find what an expression of the language finds', () => {
    fc.assert(
      fc.property(pattern, text, (source, t) => {
        const m = new RegExp(source, 'im').exec(t);
        const found = linear(source).exec(t);
        expect(found && { index: found.index, text: found[0] }).toEqual(m && { index: m.index, text: m[0] });
      }),
      { numRuns: 400 },
    );
  });

  it('need nothing that a match can be without', () => {
    fc.assert(
      fc.property(pattern, text, (source, t) => {
        if (linear(source).exec(t)) expect(holding(t.toLowerCase()).holds(needsOfLinear(source))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it.each(['(a+)+$', '(a|aa)+$', '(a*)*b$', '([a-z]+)*=', '(?:a?){30}a{30}z'])('end in linear time: %s', (source) => {
    const began = performance.now();
    linear(source).exec(`${'a'.repeat(100_000)}!`);
    expect(performance.now() - began).toBeLessThan(3000);
  });

  it.each(['a(?=b)', '(?<!a)b', '(a)\\1', '[a', 'a++'])('are refused where they cannot run so, with what to do: %s', (source) => {
    expect(unsound(source)).toMatchObject({ expected: expect.stringContaining('linear time'), mend: expect.any(String) });
  });

  it('keep named groups, in both ways of writing them', () => {
    expect(linear('lease (?<id>\\d+)').exec('no LEASE 42')).toMatchObject({ index: 3, groups: { id: '42' } });
    expect(linear('lease (?P<id>\\d+)').exec('no LEASE 42')?.groups).toEqual({ id: '42' });
    expect(unsound('x*')).toMatchObject({ message: expect.stringContaining('empty text') });
  });
});
