import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, EMPTY, feed } from './editor.ts';

const all = (...chunks: string[]): Answer & { echo: string } =>
  chunks.reduce<Answer & { echo: string }>(
    (a, c) => {
      const next = feed(a, c);
      return { ...next.answer, echo: a.echo + next.echo };
    },
    { ...EMPTY, echo: '' },
  );
const keys = (s: string) => [...s];
const paste = (s: string) => `\x1b[200~${s}\x1b[201~`;

describe('typing', () => {
  it('goes on at a line break and ends at an empty line', () => {
    expect(all(...keys('a\rb\r\r'))).toMatchObject({ text: 'a\nb', state: 'done' });
    expect(all('\r')).toMatchObject({ text: '', state: 'done' });
    expect(all(...keys('a\r'))).toMatchObject({ text: 'a\n', state: 'open' });
  });
  it('takes back a character, and a line, but no finished line', () => {
    expect(all(...keys('ab\x7fc')).text).toBe('ac');
    expect(all(...keys('a\rbcd\x15e')).text).toBe('a\ne');
    expect(all(...keys('a\r\x7f\x7f')).text).toBe('a\n');
    expect(all('x', '🙂', '\x7f').text).toBe('x');
  });
  it('ends at Ctrl-D, breaks off at Ctrl-C, and does not mind arrows', () => {
    expect(all('a', '\x04')).toMatchObject({ text: 'a', state: 'done' });
    expect(all('a', '\x03').state).toBe('cancelled');
    expect(all('a', '\x1b[A', '\x1b[3~', '\x1bOP', '\t', 'b')).toMatchObject({ text: 'a\tb', state: 'open' });
  });
});

describe('pasting', () => {
  it('keeps empty lines and tabs, and does not end', () => {
    expect(all(paste('a\r\n\r\n\tb\r\rc'))).toMatchObject({ text: 'a\n\n\tb\n\nc', state: 'open' });
    expect(all(paste('a\n\nb'), '\r', '\r')).toMatchObject({ text: 'a\n\nb', state: 'done' });
  });
  it('takes several lines at once for a paste where the terminal does not mark it', () => {
    expect(all('a\n\nb\n', '\r')).toMatchObject({ text: 'a\n\nb', state: 'done' });
  });
  it('shows a long one by its size and lets none steer the terminal', () => {
    expect(all(paste('x\n'.repeat(100))).echo).toBe('[pasted: 101 lines, 200 characters]\n');
    expect(all(paste('a\x1b[2Jb\x07')).echo).toBe('a[2Jb');
  });
  it('is the same in whatever pieces it comes', () => {
    const text = fc
      .array(fc.constantFrom('a', '\n', '\r', '\r\n', '\x1b', '[', '20', '1', ' ', '\t'), { maxLength: 20 })
      .map((p) => p.join(''));
    fc.assert(
      fc.property(text, fc.array(fc.nat(40), { maxLength: 6 }), (t, cuts) => {
        fc.pre(!t.includes('\x1b[201~'));
        const sent = paste(t);
        const at = [...new Set([0, ...cuts.filter((c) => c < sent.length), sent.length])].sort((a, b) => a - b);
        const pieces = at.slice(1).map((to, i) => sent.slice(at[i], to));
        const got = all(...pieces);
        expect(got.text).toBe(t.replace(/\r\n?/g, '\n'));
        expect(got.state).toBe('open');
      }),
      { numRuns: 1000 },
    );
  });
});
