import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CLEAN, cleanFacts, edited, examplesOf, rulesOn } from '../../tests/support/lint.ts';
import { cleanReport } from '../../tests/support/report.ts';
import { report } from '../report/schema.ts';
import type { Cases } from './cases.ts';
import { lintReport, RULES } from './index.ts';

const folder = (file: string) => new URL(`./rules/${file}`, import.meta.url);

it('a clean report of ours fits the schema and breaks no rule', () => {
  expect(() => report.parse(cleanReport())).not.toThrow();
  expect(lintReport(cleanReport())).toEqual([]);
});

it('a clean report written elsewhere breaks no rule', async () => {
  expect(rulesOn(CLEAN, await cleanFacts())).toEqual([]);
});

it('every rule has its folder with cases and a page, and every folder is a rule in use', () => {
  expect(RULES.map((r) => r.id).sort()).toEqual(readdirSync(folder('')).sort());
  for (const { id } of RULES) for (const file of ['rule.ts', 'cases.ts', 'page.md']) expect(existsSync(folder(`${id}/${file}`))).toBe(true);
});

it('every rule is in the list of the documents', () => {
  const listed = readFileSync(new URL('../../docs/lint.md', import.meta.url), 'utf8');
  for (const { id } of RULES) expect(listed).toContain(`[${id}](../src/lint/rules/${id}/page.md)`);
});

describe.each(RULES.map((r) => [r.id, r] as const))('%s', async (id, rule) => {
  const page = readFileSync(folder(`${id}/page.md`), 'utf8');
  const { cases } = (await import(`./rules/${id}/cases.ts`)) as { cases: Cases };
  const { bad, good } = examplesOf(page);

  it('says on its page what it says in a finding', () => {
    const capital = (text: string) => `${text[0]?.toUpperCase()}${text.slice(1)}.`;
    expect(page).toContain(`# ${id}\n`);
    expect(page).toContain(`Severity: ${rule.severity}`);
    expect(page).toContain(`**Why it matters:** ${capital(rule.why)}`);
    expect(page).toContain(`**To mend:** ${capital(rule.mend)}`);
  });

  it('speaks, alone, when the good example of its page becomes the bad one', async () => {
    const broken = edited(CLEAN, [[good, bad], ...(cases.edits ?? [])]);
    expect(rulesOn(broken, await cleanFacts())).toEqual([id, ...(cases.alsoOnPage ?? [])].sort());
  });

  const own = cases.own;
  if (own)
    it('speaks, alone, on a report of ours that is broken in its one way', () => {
      const r = cleanReport();
      own(r);
      expect([...new Set(lintReport(r, RULES).map((f) => f.rule))].sort()).toEqual([id, ...(cases.alsoOwn ?? [])].sort());
    });

  it.each(cases.speaks ?? [])('speaks where %j becomes %j', async (from, to) => {
    expect(rulesOn(edited(CLEAN, [[from, to]]), await cleanFacts())).toContain(id);
  });

  it.each(cases.silent ?? [])('is silent where %j becomes %j', async (from, to) => {
    expect(rulesOn(edited(CLEAN, [[from, to]]), await cleanFacts())).not.toContain(id);
  });
});
