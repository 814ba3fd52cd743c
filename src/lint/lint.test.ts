import { existsSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cleanReport } from '../../tests/support/report.ts';
import { report } from '../report/schema.ts';
import { lintReport, RULES } from './index.ts';

it('a clean report fits the schema and breaks no rule', () => {
  expect(() => report.parse(cleanReport())).not.toThrow();
  expect(lintReport(cleanReport())).toEqual([]);
});

it('every rule has its folder with a test and a page, and every folder is a rule in use', () => {
  const folders = readdirSync(new URL('./rules', import.meta.url)).sort();
  expect(RULES.map((r) => r.id).sort()).toEqual(folders);
  for (const f of folders)
    for (const file of ['rule.ts', 'rule.test.ts', 'page.md'])
      expect(existsSync(new URL(`./rules/${f}/${file}`, import.meta.url))).toBe(true);
});
