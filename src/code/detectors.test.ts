import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadParser } from '../cli/parsers.ts';
import { DETECTORS } from './detectors/index.ts';
import { readCode } from './index.ts';

interface Case {
  readonly observable: string;
  readonly speaks: boolean;
  readonly code: string;
}

/** `=== observable speaks|silent` before each snippet; `silent` also allows the answer `no`. */
const folder = new URL('./detectors/cases/', import.meta.url);
const cases: Case[] = readdirSync(folder).flatMap((file) =>
  readFileSync(new URL(file, folder), 'utf8')
    .split(/^=== /m)
    .slice(1)
    .map((text) => {
      const [head = '', ...lines] = text.split('\n');
      const [observable = '', word] = head.split(' ');
      return { observable, speaks: word === 'speaks', code: lines.join('\n') };
    }),
);

describe('each detector speaks where it should and is silent on look-alikes', () => {
  test.each(cases.map((each, i) => [`${each.observable} ${each.speaks ? 'speaks' : 'is silent'} (${i})`, each] as const))(
    '%s',
    async (_, { observable, speaks, code }) => {
      const { findings } = await readCode(code, loadParser);
      const seen = findings.filter((finding) => finding.observable === observable && finding.value === 'yes');
      expect(seen.length > 0).toBe(speaks);
      for (const finding of findings) expect(code.slice(finding.start, finding.end)).toBe(finding.quote);
    },
  );
});

test('every detector has a snippet on which it speaks and one on which it is silent', () => {
  for (const { observable } of DETECTORS) {
    const mine = cases.filter((each) => each.observable === observable);
    expect([observable, mine.some((each) => each.speaks), mine.some((each) => !each.speaks)]).toEqual([observable, true, true]);
  }
});
