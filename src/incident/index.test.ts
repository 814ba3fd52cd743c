import { describe, expect, it } from 'vitest';
import { incidentFromFields, readIncident } from './index.ts';
import type { Incident } from './types.ts';

const WANT: Incident = {
  code_snippet: 'def pay(order):\n    # charge once\n    return gateway.charge(order.total)',
  tech_stack: 'Python 3.12, Django 5, PostgreSQL 16',
  symptoms: '3% of payments fail with\n\n  TimeoutError: pool exhausted',
  occurrence_pattern: 'Since 09:10 UTC, after release 4.2.',
  blast_radius: 'About 200 customers.',
};

async function read(text: string | Uint8Array, name?: string) {
  const r = await readIncident(text, name === undefined ? {} : { name });
  if (!r.ok) throw new Error(r.error);
  return r;
}

describe('the bracket form', () => {
  const values = Object.entries(WANT);
  it('takes a value up to the next mark', async () => {
    const text = values.map(([k, v]) => `[${k.toUpperCase()}]: ${v}`).join('\n');
    expect(await read(text)).toEqual({ ok: true, incident: WANT, notes: [] });
  });
  it('takes the usual names beside its own where a field is not marked', async () => {
    const { incident } = await read('Tech stack: Go\n\nSymptoms:\n- 500s\n\nWhen: since 06:40 UTC\nImpact: 300 merchants', 'x.md');
    expect(incident).toMatchObject({
      tech_stack: 'Go',
      symptoms: '- 500s',
      occurrence_pattern: 'since 06:40 UTC',
      blast_radius: '300 merchants',
    });
  });
  it('leaves such names inside a log, in the code, and where the field is marked', async () => {
    const { incident } = await read(
      'Symptoms: log\nline one\nImpact: high\nOccurrence pattern: daily\n\nWhen: asked\nCode snippet:\n\nEnvironment: prod',
    );
    expect(incident.symptoms).toContain('Impact: high');
    expect(incident.occurrence_pattern).toContain('When: asked');
    expect(incident.code_snippet).toContain('Environment: prod');
    expect([incident.tech_stack, incident.blast_radius]).toEqual(['', '']);
  });
  it.each([
    ['bare names', (k: string) => `${k.toUpperCase()}: `],
    ['small letters and spaces', (k: string) => `${k.replace('_', ' ')}: `],
    ['bold', (k: string) => `**[${k.toUpperCase()}]**: `],
    ['the value on the next line', (k: string) => `[${k}]:\n`],
    ['a mark alone on its line', (k: string) => `[${k}]\n`],
  ])('reads %s', async (_, mark) => {
    const r = await read(values.map(([k, v]) => `${mark(k)}${v}`).join('\n\n'));
    expect(r.incident).toEqual(WANT);
  });
  it('reads all five from one line', async () => {
    const r = await read('[CODE_SNIPPET]: f() [TECH_STACK]: Go 1.22 [SYMPTOMS]: errors [OCCURRENCE_PATTERN]: now [BLAST_RADIUS]: all');
    expect(Object.values(r.incident)).toEqual(['f()', 'Go 1.22', 'errors', 'now', 'all']);
  });
  it('strips a fence around the code and leaves one in another field', async () => {
    const r = await read('[CODE_SNIPPET]:\n```js\nf();\n```\n[SYMPTOMS]:\n```\nboom\n```');
    expect(r.incident.code_snippet).toBe('f();');
    expect(r.incident.symptoms).toBe('```\nboom\n```');
  });
  it('keeps what stands before the first mark', async () => {
    const r = await read('Pager 4711\n\n[SYMPTOMS]: slow');
    expect(r.incident.symptoms).toBe('slow\n\nPager 4711');
    expect(r.notes[0]?.kind).toBe('unknown-heading');
  });
  it('does not take a log level for a field', async () => {
    const r = await read('[SYMPTOMS]: see the log\n[ERROR]: boom\n[SOURCE]: api');
    expect(r.incident.symptoms).toBe('see the log\n[ERROR]: boom\n[SOURCE]: api');
  });
});

describe('records', () => {
  const yaml = (o: object) =>
    Object.entries(o)
      .map(([k, v]) => `  ${k}: |-\n${String(v).replace(/^(?=.)/gm, '    ')}\n`)
      .join('');
  it('reads a case file without its truth', async () => {
    const r = await read(`id: some-case\nsource: constructed\nincident:\n${yaml(WANT)}truth:\n  cause: the secret answer\n`);
    expect(r).toEqual({ ok: true, incident: WANT, notes: [], id: 'some-case' });
  });
  it('keeps the truth out even when the YAML is wrong', async () => {
    const r = await read(
      'id: x\nincident:\n  symptoms: errors: many: "of them\n  blast_radius: all\ntruth:\n  cause: the secret answer\n',
      'x.yaml',
    );
    expect(r.incident.symptoms).toBe('errors: many: "of them');
    expect(JSON.stringify(r)).not.toContain('secret answer');
    expect(r.notes[0]).toMatchObject({ kind: 'guessed-field', text: expect.stringContaining('not valid') });
  });
  it('keeps the truth out of a case that has no incident', async () => {
    for (const text of ['id: x\ntruth:\n  cause: the secret answer\n', '{"id": "x", "truth": {"cause": "the secret answer"}}']) {
      expect(JSON.stringify(await readIncident(text, { name: 'x.yaml' }))).not.toContain('secret answer');
    }
  });
  it('reads JSON in any spelling of the keys', async () => {
    const r = await read(
      JSON.stringify({
        codeSnippet: WANT.code_snippet,
        'Tech-Stack': ['Python 3.12', 'Django 5', 'PostgreSQL 16'],
        SYMPTOMS: WANT.symptoms,
        when: WANT.occurrence_pattern,
        impact: WANT.blast_radius,
      }),
    );
    expect(r.incident).toEqual(WANT);
  });
  it('makes text of numbers, lists and maps', async () => {
    const r = await read('{"symptoms":["500s",{"rate":40,"per":"hour"}],"blast_radius":{"users":12,"paying":true},"tech_stack":null}');
    expect(r.incident.symptoms).toBe('500s\nrate: 40, per: hour');
    expect(r.incident.blast_radius).toBe('users: 12\npaying: true');
  });
  it('loses no unknown key', async () => {
    const r = await read('{"symptoms":"slow","region":"eu-west-1"}');
    expect(r.incident.symptoms).toBe('slow\n\nregion: eu-west-1');
    expect(r.notes).toEqual([{ kind: 'unknown-heading', field: 'symptoms', text: expect.stringContaining('“region”') }]);
  });
  it('reads a field that is given twice from both places', async () => {
    const r = await read('symptoms: "one"\nblast_radius: "all"\nsymptoms: "two"\n', 'x.yml');
    expect(r.incident.symptoms).toContain('one');
    expect(r.incident.symptoms).toContain('two');
  });
  it('does not lose a number sign to a YAML comment', async () => {
    const r = await read('SYMPTOMS: ticket #12 fails\nBLAST_RADIUS: shop #3');
    expect(r.incident.symptoms).toBe('ticket #12 fails');
  });
  it('takes lines of JSON for a log', async () => {
    const log = '{"level":"error","msg":"boom"}\n{"level":"error","msg":"bang"}';
    expect((await read(log)).incident.symptoms).toBe(log);
  });
  it('survives aliases that explode and nesting without end', async () => {
    const bomb = `a: &a ["x","x"]\n${'bcdefghij'
      .split('')
      .map((c, i) => `${c}: &${c} [${Array(9).fill(`*${'abcdefghi'[i]}`).join(',')}]`)
      .join('\n')}\nsymptoms: *j\n`;
    expect((await readIncident(bomb, { name: 'x.yaml' })).ok).toBe(true);
    const deep = `{"symptoms":${'['.repeat(1e5)}1${']'.repeat(1e5)},"impact":"all"}`;
    expect(await readIncident(deep)).toMatchObject({ ok: true, incident: { blast_radius: 'all' } });
  });
});

describe('nothing to read', () => {
  it.each([
    '',
    ' \n\t\n',
    '---',
    '{}',
    '[SYMPTOMS]:\n[CODE_SNIPPET]: n/a',
    '## Symptoms\n\n## Impact\n',
    '\ufeff',
    '{"symptoms":"","impact":null}',
  ])('says so for %j', async (text) => {
    const r = await readIncident(text);
    expect(r.ok).toBe(false);
    expect(r.ok === false && r.error).toMatch(/^There is no incident in the input: .*symptoms.*\.$/);
  });
  it('reads a placeholder as not given, and says so', () => {
    const r = incidentFromFields({ symptoms: 'slow', code_snippet: 'N/A', tech_stack: 'unknown' });
    expect(r).toMatchObject({ ok: true, incident: { code_snippet: '', tech_stack: '', symptoms: 'slow' } });
    expect(r.ok && r.notes.map((n) => n.field)).toEqual(['code_snippet', 'tech_stack']);
  });
});

describe('fields given one by one', () => {
  it('cleans them as a file is cleaned', () => {
    const r = incidentFromFields({ symptoms: '\n\n  \x1b[31mdown\x1b[0m\r\n' });
    expect(r).toMatchObject({ ok: true, incident: { symptoms: '  down' } });
  });
  it('does not look for other fields inside of a field', () => {
    const r = incidentFromFields({ symptoms: '# Impact\nall\n[TECH_STACK]: x' });
    expect(r).toMatchObject({
      ok: true,
      incident: { symptoms: '# Impact\nall\n[TECH_STACK]: x', tech_stack: '' },
      notes: [],
    });
  });
});

describe('a text with marks of two shapes', () => {
  it('a label under a heading is text of that heading', async () => {
    const r = await read('## Impact\nSymptoms: seen by all\n## Stack\nGo');
    expect(r.incident).toMatchObject({ blast_radius: 'Symptoms: seen by all', tech_stack: 'Go' });
  });
  it('brackets are meant, whatever stands before', async () => {
    const r = await read('## Problem\n[TECH_STACK]: Go\n[SYMPTOMS]: slow');
    expect(r.incident).toMatchObject({ tech_stack: 'Go', symptoms: 'slow\n\n## Problem' });
  });
});
