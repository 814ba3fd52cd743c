import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const PROGRAM = resolve('dist/triage.js');
const SYMPTOMS = 'Since 14:20 UTC requests hang. Error: timeout exceeded when trying to connect. 40 errors/hour, CPU 20 %';
const folder = mkdtempSync(join(tmpdir(), 'triage-mcp-'));

async function connect(...flags: string[]): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args: [PROGRAM, 'mcp', ...flags], cwd: folder, stderr: 'ignore' }),
  );
  return client;
}

type Result = { isError?: boolean; content: { type: string; text: string; uri: string }[]; structuredContent: Record<string, unknown> };
const call = async (client: Client, name: string, args: Record<string, unknown>) =>
  (await client.callTool({ name, arguments: args })) as unknown as Result;

let reader: Client;
let writer: Client;
beforeAll(async () => {
  writeFileSync(join(folder, 'incident.md'), `# Tech stack\nNode.js, PostgreSQL, pg\n# Symptoms\n${SYMPTOMS}\n`);
  [reader, writer] = await Promise.all([connect(), connect('--enable-write-tools')]);
}, 30_000);
afterAll(async () => {
  await Promise.all([reader.close(), writer.close()]);
  rmSync(folder, { recursive: true });
});

describe('triage mcp', () => {
  it('lists five tools, each with its four hints, none of which writes', async () => {
    const { tools } = await reader.listTools();
    expect(tools.map((t) => t.name)).toEqual(['triage_incident', 'next_step', 'observe', 'lint_report', 'look_up']);
    for (const t of tools) {
      expect(t.annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false });
      expect(t.description).toBeTruthy();
      expect(Object.keys(t.inputSchema.properties ?? {})).not.toContain('file');
    }
    const writing = (await writer.listTools()).tools;
    expect(writing.filter((t) => !t.annotations?.readOnlyHint).map((t) => t.name)).toEqual(['observe']);
    expect(writing.find((t) => t.name === 'observe')?.annotations).toMatchObject({
      readOnlyHint: false,
      destructiveHint: false,
      idempotentHint: false,
      openWorldHint: false,
    });
  });

  it('triages an incident, keeps the report as a resource, lints it, and goes on from it', async () => {
    const made = await call(reader, 'triage_incident', { symptoms: SYMPTOMS, tech_stack: 'Node.js, PostgreSQL, pg' });
    expect(made.content[0]?.text).toContain('## 2. Hypothesis Ledger');
    const links = made.content.filter((c) => c.type === 'resource_link').map((c) => c.uri);
    const listed = (await reader.listResources()).resources.map((r) => r.uri);
    expect(listed).toEqual(links);
    const json = await reader.readResource({ uri: links[1] as string });
    const report = JSON.parse((json.contents[0] as { text: string }).text) as { severity: { level: string } };
    expect(report.severity.level).toMatch(/^SEV\d$/);
    expect((await call(reader, 'lint_report', { report: made.structuredContent.report })).content[0]?.text).toBe('no findings');
    const broken = await call(reader, 'lint_report', { report: JSON.stringify({ ...report, hypotheses: [] }) });
    expect(broken.content[0]?.text).toContain('hypothesis-count');

    const next = await call(reader, 'next_step', { report: made.structuredContent.report });
    const step = next.structuredContent.step as { observable: string; outcomes: { outcome: string }[] };
    const value = step.outcomes.find((o) => o.outcome !== 'could not tell')?.outcome;
    const seen = await call(reader, 'observe', {
      symptoms: SYMPTOMS,
      tech_stack: 'Node.js, PostgreSQL, pg',
      observable: step.observable,
      value,
    });
    expect(seen.content[0]?.text).toContain('Next');
    const after = seen.structuredContent.step as { observable: string } | null;
    expect(after?.observable).not.toBe(step.observable);
    const again = await call(reader, 'next_step', {
      symptoms: SYMPTOMS,
      tech_stack: 'Node.js, PostgreSQL, pg',
      answers: [{ observable: step.observable, value }],
    });
    expect(again.structuredContent.step).toEqual(after);
  });

  it('looks up a mode, an observable, an error text, and says what is near', async () => {
    expect((await call(reader, 'look_up', { query: 'pool-wait-timeout' })).structuredContent).toMatchObject({ kind: 'observable' });
    expect((await call(reader, 'look_up', { query: 'retried-effect-without-key' })).structuredContent).toMatchObject({ kind: 'mode' });
    expect(
      (await call(reader, 'look_up', { query: 'duplicate key value violates unique constraint "orders_pkey"' })).content[0]?.text,
    ).toContain('unique-violation=yes');
    expect((await call(reader, 'look_up', { query: 'pool-wait-timeot' })).content[0]?.text).toContain('pool-wait-timeout');
  });

  it('answers a wrong call with what is wrong, and lives on', async () => {
    for (const [name, args, says] of [
      ['triage_incident', {}, 'there is no incident'],
      ['triage_incident', { text: 'hello there' }, 'there is no incident'],
      ['triage_incident', { text: 'x'.repeat(300_001) }, '300000'],
      ['triage_incident', { text: 'a', symptoms: 'b' }, 'not both'],
      ['next_step', { report: 'nowhere' }, 'no report of this session'],
      ['observe', { symptoms: SYMPTOMS, observable: 'rollback-curse', value: 'yes' }, 'rollback-cures'],
      ['observe', { symptoms: SYMPTOMS, observable: 'rollback-cures', value: 'perhaps' }, 'has no value "perhaps"'],
      ['lint_report', { report: 'no json' }, 'this is no report'],
      ['lint_report', { report: '{}' }, 'this is no report'],
    ] as const) {
      const r = await call(reader, name, args);
      expect(r.isError, name).toBe(true);
      expect(r.content[0]?.text).toContain(says);
    }
    await expect(reader.readResource({ uri: 'triage://reports/none/json' })).rejects.toThrow('no report of this session');
    expect((await reader.listTools()).tools).toHaveLength(5);
  });

  it('records a result beside its incident only where it may write, and only below its folder', async () => {
    const result = { observable: 'pool-in-use-at-limit', value: 'yes', note: 'password=hunter22 in the output' };
    const known = (await call(writer, 'look_up', { query: result.observable })).structuredContent.kind
      ? result
      : { ...result, observable: 'rollback-cures' };
    expect((await call(reader, 'observe', { ...known, file: 'incident.md' })).isError).toBe(true);
    const recorded = await call(writer, 'observe', { ...known, file: 'incident.md' });
    expect(recorded.isError).toBeFalsy();
    const log = readFileSync(join(folder, 'incident.md.log.txt'), 'utf8');
    expect(log).toContain(known.observable);
    expect(log).not.toContain('hunter22');
    const outside = await call(writer, 'observe', { ...known, file: '../../etc/passwd' });
    expect(outside.content[0]?.text).toContain('does not lie below');
  });
});
