import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadEngine } from '../../src/cli/engine.ts';
import { loadParser } from '../../src/cli/parsers.ts';
import { engineWith } from '../../src/cli/team/load.ts';
import { incidentFromFields } from '../../src/incident/index.ts';
import { isDraft } from '../../src/team/cre/convert.ts';
import { triage } from '../../src/triage.ts';

const root = mkdtempSync(join(tmpdir(), 'triage-cre-'));
afterAll(() => rmSync(root, { recursive: true }));
cpSync('tests/team/cre', join(root, 'cre'), { recursive: true });
const run = () =>
  spawnSync(process.execPath, [resolve('dist/triage.js'), 'knowledge', 'import', 'cre', 'cre'], { cwd: root, encoding: 'utf8' });
const file = join(root, '.triage/cre/cre.yaml');

async function signalsIn(symptoms: string) {
  const read = incidentFromFields({ symptoms });
  if (!read.ok) throw new Error(read.error);
  const engine = await engineWith(loadEngine(), join(root, '.triage'), '.triage');
  return triage({ title: 't', incident: read.incident, notes: [] }, engine, loadParser);
}

describe('triage knowledge import cre', () => {
  it('counts what it takes over, skips and cannot map, and keeps the licence', () => {
    const { status, stdout } = run();
    expect(status).toBe(0);
    expect(stdout.split('\n')[0]).toBe(
      '5 enumerations under cre: 2 imported into .triage/cre/cre.yaml, 1 drafts without a cause skipped, 2 not mapped',
    );
    expect(stdout).toContain('not mapped: CRE-2099-0003: it asks for a field of an object (jq)');
    expect(readFileSync(join(root, '.triage/cre/LICENSE'), 'utf8')).toContain('Copyright (c) 2025 Example Holder');
    expect(JSON.parse(readFileSync(file, 'utf8')).notices[0]).toContain('Copyright (c) 2025 Example Holder');
  });

  it('reads its lines as a signal, in their order, with its cause, advice and notice in the report', async () => {
    const lines = 'Broker log:\nblue broker alarm 17 set on node a\nblue publishers will be blocked until then';
    const report = await signalsIn(lines);
    const hit = report.signals.find((s) => s.observable === 'cre-2099-0001');
    expect(hit?.quote).toContain('blue publishers will be blocked');
    expect(hit?.reading).toContain('in their order; that they stand within 30s was not looked at');
    const own = report.hypotheses.find((h) => h.mode === 'cre-2099-0001');
    expect(own?.class).toBe('memory-limit');
    expect(own?.mechanism.map((m) => m.text).join(' ')).toContain('Large queues keep (many) messages');
    expect(own?.mechanism.at(-1)?.text).toBe('Advised: - Raise the memory limit');
    expect(own?.sources.at(-1)).toBe('https://example.com/alarm');
    expect(report.team?.notices[0]).toContain('Apache License 2.0');
    expect(report.lint.filter((f) => f.severity === 'error').map((f) => f.rule)).toEqual([]);
  });

  it.each([
    ['the other order', 'blue publishers will be blocked\nblue broker alarm 17 set on node a'],
    ['one line of two', 'blue broker alarm 17 set on node a'],
    ['what must be absent', 'blue broker alarm 17 set on node a\nblue publishers will be blocked\nalarm cleared'],
  ])('is silent on %s', async (_, lines) => {
    const report = await signalsIn(`Broker log:\n${lines}`);
    expect(report.signals.some((s) => s.observable === 'cre-2099-0001')).toBe(false);
  });

  it('counts a line that must come twice, and is a signal alone where no class is given', async () => {
    const once = await signalsIn('Log:\nblue gauge frozen at 7');
    const twice = await signalsIn('Log:\nblue gauge frozen at 7\nblue gauge frozen at 8');
    expect(once.signals.some((s) => s.observable === 'cre-2099-0004')).toBe(false);
    expect(twice.signals.some((s) => s.observable === 'cre-2099-0004')).toBe(true);
    expect(twice.hypotheses.some((h) => h.mode === 'cre-2099-0004')).toBe(false);
  });

  it('keeps a class that somebody corrected when it is imported again', () => {
    const corrected = readFileSync(file, 'utf8').replace('"class": "memory-limit"', '"class": "queue-backlog"');
    writeFileSync(file, corrected);
    run();
    expect(readFileSync(file, 'utf8')).toBe(corrected);
  });

  it('tells a draft from a cause', () => {
    expect(['', 'See references and upstream docs/issues.', 'TBD', 'see references'].map(isDraft)).toEqual([true, true, true, true]);
    expect(['- The DNS name does not resolve.', 'See how the pool is shared: two tenants use one.'].map(isDraft)).toEqual([false, false]);
  });
});
