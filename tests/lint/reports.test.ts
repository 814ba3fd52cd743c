import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lintForeign } from '../../src/lint/index.ts';
import { factsOfFile, factsWithin } from '../support/lint.ts';

/**
 * Reports as language models write them, each with the faults that are in it: `expected.txt` holds a line `rule: words of the line at fault` for each
 * of them, and nothing else may be found.
 */
const FOLDER = new URL('./reports/', import.meta.url);

describe.each(readdirSync(FOLDER))('%s', (name) => {
  const at = (file: string) => new URL(`${name}/${file}`, FOLDER);
  it('has the faults that are listed, and no other', async () => {
    const source = readFileSync(at('report.md'), 'utf8');
    const facts = existsSync(at('incident.md')) ? await factsOfFile(at('incident.md')) : await factsWithin(source);
    const lines = source.split(/\r?\n/);
    const wanted = readFileSync(at('expected.txt'), 'utf8').split('\n').filter(Boolean);
    const place = (text: string) => lines.findIndex((l) => l.includes(text)) + 1;
    const expected = wanted.map((w) => {
      const [rule = '', ...words] = w.split(': ');
      return `${rule} at ${place(words.join(': '))}`;
    });
    const found = lintForeign(source, facts).map((f) => `${f.rule} at ${f.position?.line}`);
    expect([...new Set(found)].sort()).toEqual([...new Set(expected)].sort());
  });
});
