import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadEngine } from '../../src/cli/engine.ts';
import { loadParser } from '../../src/cli/parsers.ts';
import { findTeamFolder } from '../../src/cli/team/find.ts';
import { engineWith, teamFiles } from '../../src/cli/team/load.ts';
import { readIncident } from '../../src/incident/index.ts';
import type { Report } from '../../src/report/types.ts';
import type { Engine } from '../../src/signals/index.ts';
import { compileTeam, type KnowledgeFile, withTeam } from '../../src/team/index.ts';
import { triage } from '../../src/triage.ts';

const shipped = loadEngine();
const PROGRAM = resolve('dist/triage.js');
const folder = mkdtempSync(join(tmpdir(), 'triage-team-'));
let blue: Engine;
beforeAll(async () => {
  blue = await engineWith(shipped, 'tests/team/blue', '.triage');
});
afterAll(() => rmSync(folder, { recursive: true }));

async function reportOf(text: string, engine: Engine): Promise<Report> {
  const read = await readIncident(text);
  if (!read.ok) throw new Error(read.error);
  return triage({ title: 't', incident: read.incident, notes: read.notes }, engine, loadParser);
}

const call = (args: readonly string[], cwd = folder) => {
  const r = spawnSync(process.execPath, [PROGRAM, ...args], { cwd, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
  return { code: r.status, out: r.stdout, err: r.stderr };
};

const SPOKEN = `# Tech stack
Java, Kafka, PostgreSQL
# Symptoms
Since 14:20 UTC orders are not fulfilled. The blue worker hangs. 3 % of requests fail with 502, CPU 20 %.
# Occurrence pattern
Since 14:20 UTC, after the deploy at 14:00 UTC
# Blast radius
All customers who order.`;

describe("a team's knowledge", () => {
  it('leads when its observable is read, before signals for other causes', async () => {
    const report = await reportOf(SPOKEN, blue);
    expect(report.hypotheses[0]?.mode).toBe('blue-worker-lost-lease');
    expect(report.mitigations.map((a) => a.remedy)).toContain('restart-blue-worker');
    expect(report.severity).toMatchObject({ level: 'SEV1', rule: { id: 'orders' } });
    expect(report.lint.filter((f) => f.severity === 'error')).toEqual([]);
    expect(report.team).toMatchObject({ used: true, folder: '.triage', hypotheses: ['H1'], severity: true });
    expect(report.team?.text).toMatch(
      /^Team knowledge from \.triage: 1 mode, 1 observable, 2 remedies, 1 technology, 1 error text and a severity policy\. Here S\d/,
    );
    expect(report.team?.text).toContain('consumers-sized-below-load is switched off: our consumers scale by themselves');
  });

  it('reads its error texts, with their slots', async () => {
    const report = await reportOf('[SYMPTOMS]: Jobs wait since noon.\nBLUEQ-9: lease 4 taken by blue-2', blue);
    const read = report.signals.find((s) => s.observable === 'blue-queue-stuck');
    expect(read).toMatchObject({ value: 'yes', reading: 'another worker holds the lease' });
  });

  it.each(['examples/checkout-duplicate-charges.md', 'examples/api-pods-restart.yaml'])(
    'moves nothing in an incident that does not speak of it: %s',
    async (file) => {
      const files = (teamFiles('tests/team/blue') as KnowledgeFile[]).filter((f) => !/^(?:shipped|severity)\.yaml$/.test(f.path));
      const own = await withTeam(shipped, await compileTeam(files, shipped), '.triage');
      const text = readFileSync(file, 'utf8');
      const [before, after] = [await reportOf(text, shipped), await reportOf(text, own)];
      expect(after.hypotheses.map((h) => h.mode)).toEqual(before.hypotheses.map((h) => h.mode));
      after.hypotheses.forEach((h, i) => {
        expect(Math.abs(h.probability - (before.hypotheses[i]?.probability ?? 0))).toBeLessThan(0.02);
      });
      expect(after.team?.text).toContain('Nothing in this incident speaks of it.');
      expect(before.team).toBeUndefined();
    },
  );

  it('switches a shipped mode off and refines another', () => {
    expect(shipped.knowledge.modes.some((m) => m.id === 'consumers-sized-below-load')).toBe(true);
    expect(blue.knowledge.modes.some((m) => m.id === 'consumers-sized-below-load')).toBe(false);
    const refined = blue.knowledge.modes.find((m) => m.id === 'unreadable-record-blocks-partition');
    expect(refined).toMatchObject({ prevalence: 'rare' });
    expect(refined?.cells.filter((c) => c.observable === 'latency-high')).toEqual([]);
    expect(refined?.cells.find((c) => c.observable === 'blue-queue-stuck')?.frequency).toBe('never');
    // The shipped engine stays as it was.
    expect(shipped.knowledge.modes.find((m) => m.id === 'unreadable-record-blocks-partition')?.prevalence).not.toBe('rare');
  });

  it('takes the place of a shipped entry with the same id, and must keep the values of an observable', async () => {
    const observable = (values: string): KnowledgeFile => ({
      path: 'observables/own/onset-shape.yaml',
      text: `id: onset-shape\nquestion: "How did it begin?"\nkind: deterministic\nnoise: common\nvalues: ${values}\nchecks:\n  - {on: any, action: "Look", minutes: 2, access: metrics, read_only: true, looks: {}}\n`,
    });
    const { broken } = await compileTeam([observable('{sudden: {means: "at once"}}')], shipped);
    expect(broken.map((p) => p.rule)).toEqual(['keeps-values']);
  });
});

describe("a team's severity policy", () => {
  const under = async (text: string): Promise<Engine> => {
    const team = await compileTeam([{ path: 'severity.yaml', text }], shipped);
    expect(team.broken).toEqual([]);
    return withTeam(shipped, team, '.triage');
  };
  const policy = readFileSync('knowledge/severity.yaml', 'utf8');

  it('may be a copy of the shipped one: it decides the same, and what is changed in it otherwise', async () => {
    const same = await reportOf(SPOKEN, await under(policy));
    const plain = await reportOf(SPOKEN, shipped);
    expect(same.severity).toEqual(plain.severity);
    const rule = new RegExp(`\\{id: ${plain.severity.rule.id}, level: SEV\\d`);
    expect(policy).toMatch(rule);
    const changed = await reportOf(SPOKEN, await under(policy.replace(rule, `{id: ${plain.severity.rule.id}, level: SEV4`)));
    expect(changed.severity).toMatchObject({ level: 'SEV4', rule: { id: plain.severity.rule.id } });
  });

  it('may be rules over shipped facts alone, and with `only` nothing else decides', async () => {
    const rules = 'rules:\n  - {id: calm, level: SEV4, any: [fails, slow, most], when: "we are calm"}\n';
    expect((await reportOf(SPOKEN, await under(rules))).severity.rule.id).toBe('calm');
    const none = 'only: true\nrules:\n  - {id: never, level: SEV1, all: [danger], when: "there is danger"}\n';
    expect((await reportOf(SPOKEN, await under(none))).severity.rule.id).toBe('none');
  });

  it('may write patterns as lists of alternatives, with lists of its own for a fact', async () => {
    const rule = 'rules:\n  - {id: quiet, level: SEV4, all: [quiet], when: "we are calm"}\n';
    const incident = `${SPOKEN}\nThe kitchen sleeps, 911 cooks wait.\n`;
    for (const says of ['["<room> (?:sleeps|rests)"]', '[[x, "<room> <sleeps>"]]', '[[911 cooks, y]]', '[[911]]']) {
      const facts = `facts:\n  quiet: {means: calm, lists: {sleeps: [sleeps, rests], room: kitchens?|kitchen}, says: ${says}}\n`;
      expect((await reportOf(incident, await under(facts + rule))).severity.rule.id, says).toBe('quiet');
    }
    const shared = 'lists: {room: [cellar, kitchen]}\nfacts:\n  quiet: {means: calm, says: ["<room> sleeps"]}\n';
    expect((await reportOf(incident, await under(shared + rule))).severity.rule.id).toBe('quiet');
  });
});

describe('a broken folder', () => {
  it('is named with file and line, and the report is made from the shipped knowledge', async () => {
    const said: string[] = [];
    const { write } = process.stderr;
    process.stderr.write = ((text: string) => said.push(text) > 0) as typeof write;
    const engine = await engineWith(shipped, 'tests/team/broken', '.triage').finally(() => {
      process.stderr.write = write;
    });
    const [report, plain] = [await reportOf(SPOKEN, engine), await reportOf(SPOKEN, shipped)];
    expect(said.join('')).toMatch(/triage: \.triage\/[\w/.-]+:\d+: .+; expected .+\. .+ \[[\w-]+\]\n/);
    expect(said.at(-1)).toContain('is not used');
    expect(report.team).toMatchObject({ used: false });
    expect({ ...report, team: undefined }).toEqual({ ...plain, team: undefined });
  });

  it('is read without what is still to be written', async () => {
    const files = [
      ...(teamFiles('tests/team/blue') as KnowledgeFile[]),
      { path: 'modes/own/half/mode.yaml', text: 'id: half\ntitle: "TODO: say what"\n' },
    ];
    const team = await compileTeam(files, shipped);
    expect(team.broken).toEqual([]);
    expect(team.drafts).toEqual(['modes/own/half/mode.yaml']);
    expect((await withTeam(shipped, team, 'x')).team?.changes.at(-1)).toBe('1 entry is still to be written and left out');
  });
});

describe('the folder', () => {
  it('is looked for upward to the root of the repository, or home, and no further', () => {
    const root = mkdtempSync(join(folder, 'find-'));
    for (const d of ['.triage', 'repo/.git', 'repo/a/b', 'home/.triage', 'home/c', 'repo2/.git', 'repo2/.triage', 'repo2/d/e'])
      mkdirSync(join(root, d), { recursive: true });
    const from = (d: string) => findTeamFolder(join(root, d), join(root, 'home'))?.path;
    expect(from('repo/a/b')).toBeUndefined();
    expect(from('repo2/d/e')).toBe(join(root, 'repo2/.triage'));
    expect(from('home/c')).toBe(join(root, 'home/.triage'));
    expect(from('.')).toBe(join(root, '.triage'));
  });

  it('is found from an incident, from standard input, and left out when told so; an investigation uses it', () => {
    const root = mkdtempSync(join(folder, 'calls-'));
    cpSync('tests/team/blue', join(root, '.triage'), { recursive: true });
    mkdirSync(join(root, 'incidents'));
    writeFileSync(join(root, 'incidents/i.md'), SPOKEN);
    const leading = (r: { out: string }) => (JSON.parse(r.out) as Report).hypotheses[0]?.mode;
    expect(leading(call(['incidents/i.md', '--format', 'json'], root))).toBe('blue-worker-lost-lease');
    expect(leading(call(['incidents/i.md', '--format', 'json', '--no-team-knowledge'], root))).not.toBe('blue-worker-lost-lease');
    expect(call(['--symptoms', 'the blue queue is stuck since 9:00 UTC'], root).out).toContain('Team knowledge from .triage');
    expect(leading(call(['i.md', '--format', 'json', '--knowledge', '../.triage'], join(root, 'incidents')))).toBe(
      'blue-worker-lost-lease',
    );
    const seen = call(['observe', 'incidents/i.md', 'blue-queue-stuck=no'], root);
    expect(seen.code).toBe(0);
    expect(seen.err).toContain('was read as blue-queue-stuck=yes');
    expect(leading(call(['incidents/i.md', '--format', 'json'], root))).not.toBe('blue-worker-lost-lease');
  }, 30_000);
});

describe('triage knowledge new', () => {
  it('writes what the check then asks to be filled in, and refuses what is there', () => {
    const root = mkdtempSync(join(folder, 'new-'));
    for (const kind of ['mode', 'technology']) {
      const made = call(['knowledge', 'new', kind, `green-${kind}`], root);
      expect(made.code).toBe(0);
      for (const path of made.out.trim().split('\n')) expect(existsSync(join(root, path))).toBe(true);
      expect(call(['knowledge', 'new', kind, `green-${kind}`], root).code).toBe(2);
    }
    const check = call(['knowledge', 'check', '.triage'], root);
    expect(check.code).toBe(1);
    expect(
      check.out
        .trim()
        .split('\n')
        .slice(0, -1)
        .every((l) => l.endsWith('[unwritten]')),
    ).toBe(true);
    const report = call(['--symptoms', 'checkout fails with 502 for all users since 9:00 UTC'], root);
    expect(report).toMatchObject({ code: 0, err: '' });
  }, 30_000);
});
