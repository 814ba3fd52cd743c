import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { FORMATS, lintForeign, RULES } from '../../src/lint/index.ts';
import { CLEAN, cleanFacts, edited, factsWithin } from '../support/lint.ts';

/**
 * What SARIF 2.1.0 (OASIS, sections 3.13 to 3.30 and 3.49) demands of the objects that we write: no other property, the required ones, closed
 * vocabularies, lines and columns from 1.
 */
const text = z.strictObject({ text: z.string().min(1) });
const level = z.enum(['none', 'note', 'warning', 'error']);
const count = z.int().min(1);
const region = z
  .strictObject({ startLine: count, startColumn: count, endLine: count, endColumn: count, snippet: z.strictObject({ text: z.string() }) })
  .refine(
    (r) => r.endLine > r.startLine || (r.endLine === r.startLine && r.endColumn >= r.startColumn),
    'a region ends where it begins or later',
  );
const location = z.strictObject({
  physicalLocation: z.strictObject({
    artifactLocation: z.strictObject({ uri: z.string().regex(/^(?:[\w.~!$&'()*+,;=@/-]|%[0-9A-F]{2})+$/) }),
    region: region.optional(),
  }),
  logicalLocations: z.array(z.strictObject({ fullyQualifiedName: z.string().min(1) })).min(1),
});
const log = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z
    .array(
      z.strictObject({
        tool: z.strictObject({
          driver: z.strictObject({
            name: z.string().min(1),
            version: z.string(),
            rules: z.array(
              z.strictObject({
                id: z.string().min(1),
                name: z.string().regex(/^[A-Z][A-Za-z]+$/),
                shortDescription: text,
                fullDescription: text,
                help: text,
                defaultConfiguration: z.strictObject({ level }),
              }),
            ),
          }),
        }),
        columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
        results: z.array(
          z.strictObject({ ruleId: z.string(), ruleIndex: z.int().min(0), level, message: text, locations: z.array(location).length(1) }),
        ),
      }),
    )
    .length(1),
});

const BROKEN = edited(CLEAN, [
  ['**FM2: Restart one pod after the other**', '**FM2: Deploy a hotfix 😀 für “größere” Last**'],
  ['go to Step 3', 'go to Step 9'],
]);
const sarif = async (source: string, file = 'report.md') =>
  log.parse(JSON.parse(FORMATS.sarif({ file, source, findings: lintForeign(source, await cleanFacts()), version: '1.2.3' })));

describe('sarif', () => {
  it('fits the schema, with every result pointing at its rule', async () => {
    const { runs } = await sarif(BROKEN);
    const { results, tool } = runs[0]!;
    expect(results.length).toBeGreaterThan(1);
    for (const r of results) expect(tool.driver.rules[r.ruleIndex]?.id).toBe(r.ruleId);
    expect(new Set(tool.driver.rules.map((r) => r.id)).size).toBe(tool.driver.rules.length);
  });

  it('fits the schema for every rule, whether or not there is a place', () => {
    const findings = RULES.map((r) => ({
      rule: r.id,
      severity: r.severity,
      place: 'report',
      quote: '',
      seen: 's',
      expected: 'e',
      why: r.why,
      mend: r.mend,
    }));
    const parsed = log.parse(JSON.parse(FORMATS.sarif({ file: '-', source: '', findings, version: '1' })));
    expect(parsed.runs[0]?.results).toHaveLength(RULES.length);
  });

  it('writes a file name as a URI', async () => {
    const uri = async (file: string) =>
      (await sarif(BROKEN, file)).runs[0]?.results[0]?.locations[0]?.physicalLocation.artifactLocation.uri;
    expect(await uri('a b/ü#1?.md')).toBe('a%20b/%C3%BC%231%3F.md');
    expect(await uri('reports\\one.md')).toBe('reports/one.md');
    expect(await uri('-')).toBe('stdin');
  });

  const filler = 'über alles 😀 '.repeat(1500);
  it.each([
    ['as it is', (s: string) => s],
    ['with Windows line ends', (s: string) => s.replace(/\n/g, '\r\n')],
    ['with a byte order mark', (s: string) => `\ufeff${s}`],
    ['with text that is not ASCII before it on the line', (s: string) => s.replace('**FM2:', '😀⚙️ **FM2:')],
    ['on lines of twenty thousand characters', (s: string) => s.replace('gives back the clients', `${filler} gives back the clients`)],
  ])('has columns in UTF-16 units, %s', async (_, change) => {
    const source = change(BROKEN);
    const lines = source.replace(/^\ufeff/, '').split(/\r?\n/);
    const { results } = (await sarif(source)).runs[0]!;
    expect(results.map((r) => r.ruleId)).toEqual(expect.arrayContaining(['branch-to-nowhere', 'slow-called-fast']));
    for (const r of results) {
      const at = r.locations[0]!.physicalLocation.region!;
      expect(at.endLine).toBe(at.startLine);
      expect(at.snippet.text).toBe(lines[at.startLine - 1]?.slice(at.startColumn - 1, at.endColumn - 1));
      expect(at.snippet.text).not.toContain('\r');
    }
    const title = results.find((r) => r.ruleId === 'slow-called-fast')?.locations[0]?.physicalLocation.region;
    expect(title?.snippet.text).toBe('Deploy a hotfix 😀 für “größere” Last');
  });

  it('counts the first line from behind a byte order mark', async () => {
    const source = '\ufeff## Hypothesis Ledger\n\n### H1: a cause\n';
    const findings = lintForeign(source, await factsWithin(source));
    const first = findings.find((f) => f.position?.line === 1);
    expect(first?.position?.column).toBe('## '.length + 1);
  });

  it('fits the schema whatever the text', async () => {
    const facts = await cleanFacts();
    const piece = fc.oneof(fc.constantFrom(...BROKEN.split('\n')), fc.string({ unit: 'binary', maxLength: 40 }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom('\n', '\r\n'), (parts, end) => {
        const source = parts.join(end);
        log.parse(JSON.parse(FORMATS.sarif({ file: 'x.md', source, findings: lintForeign(source, facts), version: '1' })));
      }),
      { numRuns: 25, seed: 11 },
    );
  });
});
