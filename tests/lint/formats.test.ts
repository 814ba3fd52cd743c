import { describe, expect, it } from 'vitest';
import { FORMATS, lintForeign, lintReportText, RULES } from '../../src/lint/index.ts';
import { CLEAN, cleanFacts, edited } from '../support/lint.ts';
import { cleanReport } from '../support/report.ts';

const BROKEN = edited(CLEAN, [['**FM2: Restart one pod after the other**', '**FM2: Deploy a hotfix, 100%: now**']]);
const output = async (source = BROKEN) => ({
  file: 'a,b:c/report.md',
  source,
  findings: lintForeign(source, await cleanFacts()),
  version: '1.2.3',
});

describe('positions', () => {
  it('stand where the words stand, in Markdown', async () => {
    const { findings } = await output();
    const p = findings[0]?.position;
    const line = BROKEN.split('\n')[(p?.line ?? 0) - 1] ?? '';
    expect(line.slice((p?.column ?? 0) - 1, (p?.endColumn ?? 0) - 1)).toBe('Deploy a hotfix, 100%: now');
  });

  it('stand at the value, in JSON', () => {
    const r = cleanReport();
    const first = r.hypotheses[0];
    if (first) first.likelihood = 'very likely, 80–95 %';
    const source = JSON.stringify(r, null, 2);
    const [f] = lintReportText(r, source);
    expect(f?.rule).toBe('label-contradicts-rank');
    expect(source.split('\n')[(f?.position?.line ?? 0) - 1]).toContain('"band"');
  });
});

describe('formats', () => {
  it('text quotes the line and marks the place', async () => {
    const lines = FORMATS.text(await output()).split('\n');
    expect(lines[0]).toMatch(/^a,b:c\/report\.md:\d+:\d+: warning: FM2 .* \[slow-called-fast\]$/);
    expect(lines[1]).toContain('**FM2: Deploy a hotfix');
    expect(lines[2]).toMatch(/^ +\| +\^+$/);
    expect(lines[1]?.indexOf('Deploy')).toBe(lines[2]?.indexOf('^'));
    expect(lines.slice(3, 6).map((l) => l.slice(0, 12))).toEqual(['  expected: ', '  why:      ', '  to mend:  ']);
    expect(lines.at(-2)).toBe('0 errors, 1 warning');
  });

  it('github escapes what would end a message or a property', async () => {
    const [line] = FORMATS.github(await output()).split('\n');
    expect(line).toMatch(/^::warning file=a%2Cb%3Ac\/report\.md,line=\d+,col=\d+,endLine=\d+,endColumn=\d+,title=slow-called-fast::/);
    expect(line).toContain('100%25: now');
  });

  it('json counts what it lists', async () => {
    const data = JSON.parse(FORMATS.json(await output()));
    expect(data).toMatchObject({ errors: 0, warnings: 1, findings: [{ rule: 'slow-called-fast', severity: 'warning' }] });
  });

  it('sarif has what version 2.1.0 demands of each part', async () => {
    const log = JSON.parse(FORMATS.sarif(await output()));
    expect(log.version).toBe('2.1.0');
    expect(log.runs[0].tool.driver).toMatchObject({ name: 'triage lint', version: '1.2.3' });
    const [result] = log.runs[0].results;
    expect(log.runs[0].tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    expect(['error', 'warning', 'note', 'none']).toContain(result.level);
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe('a%2Cb%3Ac/report.md');
    expect(result.locations[0].physicalLocation.region.startLine).toBeGreaterThan(0);
  });

  it('a clean report has no line of text, and an empty run', async () => {
    const clean = await output(CLEAN);
    expect(FORMATS.text(clean)).toBe('');
    expect(FORMATS.github(clean)).toBe('');
    expect(JSON.parse(FORMATS.sarif(clean)).runs[0].results).toEqual([]);
  });
});

describe('suppressions', () => {
  const lint = async (comment: string) =>
    lintForeign(BROKEN.replace('**FM2:', `${comment}\n\n**FM2:`), await cleanFacts()).map((f) => f.rule);

  it('with a reason hide the finding of the next line', async () => {
    expect(await lint('<!-- triage-lint-disable slow-called-fast: the fix is merged and built -->')).toEqual([]);
  });
  it('without a reason are a finding, and hide nothing', async () => {
    expect(await lint('<!-- triage-lint-disable slow-called-fast -->')).toEqual(['suppression-without-reason', 'slow-called-fast']);
  });
  it('that suppress nothing are a finding', async () => {
    expect(await lint('<!-- triage-lint-disable no-alert: not here -->')).toEqual(['unused-suppression', 'slow-called-fast']);
  });
  it('of a rule that does not exist say so', async () => {
    const source = BROKEN.replace('**FM2:', '<!-- triage-lint-disable slow-fast: typo -->\n**FM2:');
    expect(lintForeign(source, await cleanFacts())[0]?.seen).toBe('there is no rule "slow-fast"');
  });
  it('at the head of the file hold for all of it', async () => {
    const source = `<!-- triage-lint-disable slow-called-fast: the fix is merged -->\n${BROKEN}`;
    expect(lintForeign(source, await cleanFacts())).toEqual([]);
  });
});

it('every rule says its reasons in plain sentences', () => {
  for (const r of RULES) {
    expect(r.why, r.id).toMatch(/^[a-z"'][^\n]{20,}[^.]$/);
    expect(r.mend, r.id).toMatch(/^[a-z"'][^\n]{8,}[^.]$/);
  }
});
