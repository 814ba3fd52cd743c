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

/** `=== head` before each snippet, in the files of a folder. */
function snippets(folder: string): { file: string; head: string; code: string }[] {
  const at = new URL(folder, import.meta.url);
  return readdirSync(at).flatMap((file) =>
    readFileSync(new URL(file, at), 'utf8')
      .split(/^=== /m)
      .slice(1)
      .map((text) => {
        const end = text.indexOf('\n');
        return { file, head: text.slice(0, end), code: text.slice(end + 1) };
      }),
  );
}

/** Head: `observable speaks|silent`; `silent` also allows the answer `no`. */
const cases: Case[] = snippets('./detectors/cases/').map(({ head, code }) => {
  const [observable = '', word] = head.split(' ');
  return { observable, speaks: word === 'speaks', code };
});

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

/** Head: `languages | findings`: all that is read of a snippet as it would be pasted, and no more; `-` where nothing is wrong. */
const forms = snippets('./detectors/forms/').map(({ file, head, code }) => {
  const [languages = '', findings = ''] = head.split(' | ');
  return { file, languages, findings: findings === '-' ? [] : findings.split(',').sort(), code };
});

describe('a snippet as it would be pasted is read for what is wrong with it and for nothing else', () => {
  test.each(forms.map((each, i) => [`${each.file} (${i})`, each] as const))('%s', async (_, { languages, findings, code }) => {
    const read = await readCode(code, loadParser);
    const seen = [...new Set(read.findings.filter((each) => each.value === 'yes').map((each) => each.observable))].sort();
    const known = languages.split(',').filter((each) => each !== 'log');
    expect([read.languages, seen]).toEqual([known, findings]);
    for (const each of read.findings) expect(code.slice(each.start, each.end)).toBe(each.quote);
  });
});

test('every detector has a snippet on which it speaks and one on which it is silent', () => {
  for (const { observable } of DETECTORS) {
    const mine = cases.filter((each) => each.observable === observable);
    const files = forms.filter((each) => each.findings.includes(observable)).map((each) => each.file);
    const speaks = files.length > 0 || mine.some((each) => each.speaks);
    const silent =
      mine.some((each) => !each.speaks) || forms.some((each) => files.includes(each.file) && !each.findings.includes(observable));
    expect([observable, speaks, silent]).toEqual([observable, true, true]);
  }
});
