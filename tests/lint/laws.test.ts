import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadParser } from '../../src/cli/parsers.ts';
import { readIncident } from '../../src/incident/index.ts';
import { lintForeign, lintReport, RULES, readForeign } from '../../src/lint/index.ts';
import { RENDERERS } from '../../src/render/index.ts';
import { triage } from '../../src/triage.ts';
import { CLEAN, cleanFacts, engine, factsOfFile } from '../support/lint.ts';

const lines = CLEAN.split('\n');
/** The clean report with lines taken out, doubled, swapped or garbled. */
const damaged = fc
  .array(
    fc.record({ at: fc.nat(lines.length - 1), how: fc.constantFrom('drop', 'double', 'garble', 'swap'), by: fc.string({ maxLength: 30 }) }),
    { maxLength: 25 },
  )
  .map((edits) => {
    const out: (string | undefined)[] = [...lines];
    for (const { at, how, by } of edits) {
      if (how === 'drop') out[at] = undefined;
      if (how === 'double') out[at] = `${out[at] ?? ''}\n${out[at] ?? ''}`;
      if (how === 'garble') out[at] = `${(out[at] ?? '').slice(0, by.length)}${by}`;
      if (how === 'swap') [out[at], out[(at * 7) % out.length]] = [out[(at * 7) % out.length], out[at]];
    }
    return out.filter((l) => l !== undefined).join('\n');
  });

describe('any text', () => {
  it('is read without an error, and what is found lies within it', async () => {
    const facts = await cleanFacts();
    fc.assert(
      fc.property(fc.oneof(damaged, fc.string({ maxLength: 400 })), (source) => {
        const all = source.split('\n');
        for (const f of lintForeign(source, facts)) {
          const p = f.position;
          if (!p) continue;
          expect(p.line).toBeGreaterThanOrEqual(1);
          expect(p.line).toBeLessThanOrEqual(all.length);
          expect(p.column - 1).toBeLessThanOrEqual((all[p.line - 1] ?? '').length);
          expect(p.endLine).toBe(p.line);
          expect(p.endColumn).toBeGreaterThanOrEqual(p.column);
        }
      }),
      { numRuns: 40, seed: 7 },
    );
  });

  it('says the same with other line ends, other arrows and deeper headings', async () => {
    const facts = await cleanFacts();
    const rules = (source: string) => lintForeign(source, facts).map((f) => f.rule);
    const broken = CLEAN.replace('go to Step 3', 'go to Step 9').replace('- **Rollback:** none needed.\n', '');
    const expected = rules(broken);
    expect(expected.length).toBeGreaterThan(0);
    expect(rules(broken.replace(/\n/g, '\r\n'))).toEqual(expected);
    expect(rules(broken.replace(/→/g, '->'))).toEqual(expected);
    expect(rules(broken.replace(/→/g, '=>'))).toEqual(expected);
    expect(rules(broken.replace(/^(#+) /gm, '#$1 '))).toEqual(expected);
    expect(rules(broken.replace(/^- \*\*/gm, '* **'))).toEqual(expected);
    expect(rules(broken.replace(/\*\*/g, '__'))).toEqual(expected);
  });

  it('of half a megabyte is read in time that grows with its length', () => {
    const time = (n: number) => {
      const source = `## Hypothesis Ledger\n${'### H1: word word word **bold** `code` → step 3\n- **Mechanism:** a long text, with *marks* and (brackets).\n'.repeat(n)}`;
      const t = process.cpuUsage().user;
      readForeign(source);
      return process.cpuUsage().user - t;
    };
    time(200);
    const small = time(1000);
    expect(time(4000)).toBeLessThan(12 * Math.max(small, 20_000));
  });
});

describe('our own report', () => {
  it.each(['examples/checkout-duplicate-charges.md', 'examples/api-pods-restart.yaml', 'examples/nightly-report-missing.txt'])(
    'of %s is clean, and reads back from its Markdown, clean again',
    async (file) => {
      const read = await readIncident(readFileSync(file), { name: file });
      if (!read.ok) throw new Error(read.error);
      const report = await triage({ title: file, incident: read.incident, notes: read.notes }, engine, loadParser);
      expect(lintReport(report, RULES)).toEqual([]);
      const text = RENDERERS.markdown?.(report, {}) ?? '';
      const doc = readForeign(text);
      expect(doc.hypotheses.map((h) => h.id)).toEqual(report.hypotheses.map((h) => h.id));
      expect(doc.steps.map((s) => [s.number, s.branches.length])).toEqual(
        report.plan.steps.map((s) => [String(s.number), s.outcomes.length]),
      );
      expect(doc.actions.map((a) => a.id)).toEqual(
        [report.evidence, report.mitigations, report.fixes, report.repairs].flat().map((a) => a.id),
      );
      expect(doc.actions.map((a) => [...a.addresses])).toEqual(
        [report.evidence, report.mitigations, report.fixes, report.repairs]
          .flat()
          .map((a) => (a.id.startsWith('SAVE') || a.id.startsWith('REP') ? expect.anything() : a.addresses)),
      );
      expect(lintForeign(text, await factsOfFile(new URL(`../../${file}`, import.meta.url)), doc)).toEqual([]);
    },
  );
});
