import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readFileBounded, readStreamBounded } from './bounded.ts';
import { readInput, type Sources } from './input.ts';

const dir = mkdtempSync(join(tmpdir(), 'input-'));
afterAll(() => rmSync(dir, { recursive: true }));
const file = (name: string, text: string | Uint8Array) => {
  const path = join(dir, name);
  writeFileSync(path, text);
  return path;
};
const sources = (text?: string, more: Partial<Sources> = {}): Sources => ({
  stdin: Readable.from(text === undefined ? [] : [Buffer.from(text)]),
  stdinIsPiped: () => text !== undefined,
  ask: async () => undefined,
  ...more,
});

describe('one incident', () => {
  it('from a file, titled by its id, its heading or its name', async () => {
    expect(await readInput(file('slow.md', '# Checkout is slow\n## Symptoms\n504s'), {}, sources())).toMatchObject({
      ok: true,
      title: 'Checkout is slow',
    });
    expect(await readInput(file('slow.yaml', 'id: x-1\nincident:\n  symptoms: 504s\n'), {}, sources())).toMatchObject({
      title: 'x-1',
      incident: { symptoms: '504s' },
    });
    expect(await readInput(file('slow-cart.txt', '504s'), {}, sources())).toMatchObject({ title: 'slow-cart' });
  });
  it('from standard input, titled by its first words', async () => {
    const text = 'Since noon the cart service answers with 504 on every route that touches data';
    expect(await readInput('-', {}, sources(text))).toMatchObject({
      title: 'Since noon the cart service answers with 504 on every route…',
      incident: { symptoms: text },
    });
    expect(await readInput(undefined, {}, sources('504s'))).toMatchObject({ incident: { symptoms: '504s' } });
  });
  it('from flags, with text, files and standard input', async () => {
    const r = await readInput(
      undefined,
      { symptoms: '504s', code: `@${file('a.js', 'f();\n')}`, stack: '@@scope/pkg', impact: '@-' },
      sources('all\n'),
    );
    expect(r).toMatchObject({
      ok: true,
      incident: {
        symptoms: '504s',
        code_snippet: 'f();',
        tech_stack: '@scope/pkg',
        blast_radius: 'all',
        occurrence_pattern: '',
      },
    });
  });
  it('from a file with some fields by flag', async () => {
    const path = file('b.md', '## Symptoms\npassword=hunter2\n## Impact\nall');
    expect(await readInput(path, { symptoms: 'slow' }, sources())).toMatchObject({
      incident: { symptoms: 'slow', blast_radius: 'all' },
      notes: [],
    });
    expect(await readInput(path, { impact: 'few' }, sources())).toMatchObject({
      incident: { blast_radius: 'few' },
      notes: [{ kind: 'redacted', field: 'symptoms' }],
    });
  });
  it('from questions on a terminal', async () => {
    const stdin = Object.assign(Readable.from([]), { isTTY: true });
    expect(await readInput(undefined, {}, sources(undefined, { stdin, ask: async () => ({ symptoms: '504s' }) }))).toMatchObject({
      ok: true,
      incident: { symptoms: '504s' },
    });
    expect(await readInput(undefined, {}, sources(undefined, { stdin }))).toMatchObject({ ok: false, outside: false });
  });
});

describe('a wrong call', () => {
  it.each([
    ['a missing file', join(dir, 'none.md'), {}, /none\.md" does not exist$/],
    ['a folder', dir, {}, /is a directory; give one file$/],
    ['an empty file', file('empty.md', ' \n'), {}, /^There is no incident in the input/],
    ['a missing file of a flag', undefined, { code: '@none.js' }, /^--code: "none\.js" does not exist \(.*@@\)$/],
    ['no file after @', undefined, { code: '@' }, /^--code @ names no file$/],
    ['standard input twice', '-', { code: '@-' }, /read once, not by - and --code @-$/],
    ['empty flags', undefined, { symptoms: '  ' }, /^There is no incident/],
    ['nothing at all', undefined, {}, /^no incident: give a file/],
    ['binary data', file('x.bin', new Uint8Array(500)), {}, /not text/],
    [
      'binary data by flag',
      undefined,
      { code: `@${file('y.bin', new Uint8Array([0x1f, 0x8b, 8]))}` },
      /^--code: The input is a gzip archive/,
    ],
  ])('%s', async (_, path, flags, error) => {
    const r = await readInput(path, flags, sources());
    expect(r).toMatchObject({ ok: false, outside: false, error: expect.stringMatching(error) });
  });
});

describe('reading within a bound', () => {
  const text = `head of it\nsecond\n${'middle line\n'.repeat(50)}before last\nend of it\n`;
  it('keeps whole lines of both ends of a file and of a stream, and counts the rest', async () => {
    const path = file('big.log', text);
    for (const size of [1, 7, 100, 1000]) {
      const chunks = text.match(new RegExp(`.{1,${size}}`, 'gs')) ?? [];
      for (const r of [await readFileBounded(path, 60), await readStreamBounded(Readable.from(chunks.map((c) => Buffer.from(c))), 60)]) {
        const got = new TextDecoder().decode(r.bytes);
        expect(got).toMatch(/^head of it\nsecond\nmiddle line\n.*\n\[…\]\nmiddle line\n.*end of it\n$/s);
        const [head, tail] = got.split('\n[…]\n') as [string, string];
        expect(text.startsWith(head) && text.endsWith(tail)).toBe(true);
        expect(head.length + tail.length + r.left).toBe(text.length);
      }
    }
  });
  it('leaves what is within the bound as it is', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 10 }),
        fc.integer({ min: 100, max: 200 }),
        async (chunks, end) => {
          const { bytes, left } = await readStreamBounded(Readable.from(chunks.map((c) => Buffer.from(c))), end);
          expect([Buffer.from(bytes), left]).toEqual([Buffer.concat(chunks), 0]);
        },
      ),
      { numRuns: 200 },
    ));
});
