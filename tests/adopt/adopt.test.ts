import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { adopt, withFates } from '../../src/adopt/index.ts';
import { loadParser } from '../../src/cli/parsers.ts';
import { incidentFromFields } from '../../src/incident/index.ts';
import { readForeign } from '../../src/lint/index.ts';
import { triage } from '../../src/triage.ts';
import { engine, factsOfFile } from '../support/lint.ts';

const at = (name: string, file: string) => new URL(`../lint/reports/${name}/${file}`, import.meta.url);
const docOf = (name: string) => readForeign(readFileSync(at(name, 'report.md'), 'utf8'));

describe('a report written elsewhere', () => {
  it('gives its hypotheses as modes of ours, with what became of each', async () => {
    const doc = docOf('pool-leak-clean');
    const { incident } = await factsOfFile(at('pool-leak-clean', 'incident.md'));
    const adopted = adopt(doc, engine.knowledge, incident);
    expect(adopted.hypotheses[0]?.matches[0]?.mode.class).toBe('connection-pool-exhaustion');
    const report = withFates(await triage({ title: 't', incident, notes: [] }, engine, loadParser), doc, adopted, false);
    const fates = report.notes.filter((n) => n.kind === 'imported').map((n) => n.text);
    expect(fates[0]).toMatch(/^Imported H1 .* is H1 .*connection-pool-exhaustion\) here: rank 1/);
    expect(fates.at(-1)).toContain('Not taken over, but made anew: its plan of 3 steps');
  });

  it('gives its snapshot as the incident, without what it concludes', async () => {
    const doc = docOf('search-slow-quiet');
    const { incident } = adopt(doc, engine.knowledge);
    expect(incident.symptoms + incident.occurrence_pattern).toContain('EXPLAIN shows a Seq Scan on customers');
    expect(Object.values(incident).join(' ')).not.toContain('wraps the indexed column');
    const read = incidentFromFields(incident);
    if (!read.ok) throw new Error(read.error);
    const report = await triage({ title: 't', incident: read.incident, notes: [] }, engine, loadParser);
    expect(report.hypotheses[0]?.class).toBe('slow-query');
  });

  it('says of a hypothesis that is none of ours that it was not carried over', () => {
    const doc = docOf('night-job-bullets');
    const person = adopt(doc, engine.knowledge).hypotheses[1];
    expect(person?.matches.every((m) => m.score < 0.3)).toBe(true);
  });
});
