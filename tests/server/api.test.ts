import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INCIDENT, readStream, type Started, started } from './support.ts';

let server: Started;
beforeAll(async () => {
  server = await started();
}, 120_000);
afterAll(() => server?.stop());

// biome-ignore lint/suspicious/noExplicitAny: an answer as any caller reads it; the expectations say what it holds.
type Json = Record<string, any>;
const bodyOf = async (r: Response): Promise<Json> => (await r.json()) as Json;
const opened = async (over: object = {}, headers: Record<string, string> = {}) =>
  bodyOf(await server.post('/api/incidents', { incident: INCIDENT, ...over }, headers));

describe('a report without saving', () => {
  it('comes as JSON, and in each rendering, and nothing is kept', async () => {
    const r = await server.post('/api/triage', { incident: INCIDENT });
    expect(r.status).toBe(200);
    const report = await bodyOf(r);
    expect(report.severity.level).toMatch(/^SEV[1-4]$/);
    expect(report.hypotheses.length).toBeGreaterThanOrEqual(3);
    const md = await server.post('/api/triage?format=markdown', { text: `Symptoms: ${INCIDENT.symptoms}` });
    expect(md.headers.get('content-type')).toContain('text/markdown');
    expect(await md.text()).toContain('At a glance');
    expect((await bodyOf(await server.get('/api/incidents'))).items).toEqual([]);
  });

  it('says what is missing', async () => {
    for (const [body, path] of [
      [{ incident: {} }, 'incident'],
      [{}, 'incident'],
      [{ incident: INCIDENT, text: 'x' }, 'incident'],
      [{ incident: { symptom: 'typo' } }, 'incident.symptom'],
    ] as const) {
      const r = await server.post('/api/triage', body);
      expect(r.status).toBe(422);
      expect(r.headers.get('content-type')).toBe('application/problem+json');
      const problem = await bodyOf(r);
      expect(problem).toMatchObject({ status: 422, instance: '/api/triage' });
      expect(problem.errors[0].path).toBe(path);
    }
    expect((await server.post('/api/triage?format=pdf', { incident: INCIDENT })).status).toBe(422);
    expect((await server.post('/api/triage', { incident: INCIDENT }, { accept: 'image/png' })).status).toBe(406);
  });
});

describe('an investigation', () => {
  it('goes from opening to closing; each event counts, can be undone, and moves the report', async () => {
    const incident = await opened({ service: 'checkout' });
    expect(incident).toMatchObject({ state: 'open', seq: 0, service: 'checkout', source: 'api', team: 'default' });
    expect((await opened({ source: 'page' })).source).toBe('page');
    expect((await server.post('/api/incidents', { incident: INCIDENT, source: 'alertmanager' })).status).toBe(422);
    const at = `/api/incidents/${incident.id}`;
    const report = await bodyOf(await server.get(`${at}/report`));
    const step = report.plan.steps[0];
    const observed = await server.post(`${at}/events`, {
      kind: 'observed',
      observable: step.observable,
      value: step.outcomes[0].outcome,
      note: 'seen',
      by: 'Ana',
    });
    expect(observed.status).toBe(201);
    const { event } = await bodyOf(observed);
    expect(event).toMatchObject({ id: 'e1', seq: 1, kind: 'observed', by: 'Ana' });
    const after = await bodyOf(await server.get(`${at}/report`));
    expect(after.signals.some((s: Json) => s.observable === step.observable && s.origin === 'recorded')).toBe(true);
    expect((await server.post(`${at}/undo`, { event: 'e1' })).status).toBe(201);
    expect((await bodyOf(await server.get(`${at}/report`))).signals.some((s: Json) => s.origin === 'recorded')).toBe(false);
    const mode = after.hypotheses[0].mode;
    const closed = await bodyOf(await server.post(`${at}/close`, { mode, note: 'confirmed' }));
    expect(closed.incident).toMatchObject({ state: 'closed', outcome: { mode } });
    const log = await bodyOf(await server.get(`${at}/events?limit=2`));
    expect(log.items.map((e: Json) => e.seq)).toEqual([1, 2]);
    expect((await bodyOf(await server.get(`${at}/events?after=${log.next}`))).items.map((e: Json) => e.kind)).toEqual(['closed']);
  });

  it('refuses what does not exist, and says what does', async () => {
    const { id } = await opened();
    const at = `/api/incidents/${id}/events`;
    for (const body of [
      { kind: 'observed', observable: 'no-such-thing', value: 'yes' },
      { kind: 'undone', event: 'e9' },
      { kind: 'closed', mode: 'no-such-mode' },
      { kind: 'noted', note: '   ' },
      { kind: 'noted', note: 'x', at: '2999-01-01T00:00:00Z' },
      { kind: 'noted', note: 'x', at: 'yesterday' },
      { kind: 'sang' },
      { kind: 'noted', note: 'x', seq: 7 },
    ]) {
      const r = await server.post(at, body);
      expect([r.status, body]).toEqual([422, body]);
    }
    expect((await bodyOf(await server.get(at))).items).toEqual([]);
  });

  it('keeps the order and loses nothing when many write at once', async () => {
    const { id } = await opened();
    const notes = Array.from({ length: 25 }, (_, i) => `note ${i}`);
    const answers = await Promise.all(notes.map((note) => server.post(`/api/incidents/${id}/events`, { kind: 'noted', note })));
    expect(answers.every((r) => r.status === 201)).toBe(true);
    const { items } = await bodyOf(await server.get(`/api/incidents/${id}/events?limit=100`));
    expect(items.map((e: Json) => e.seq)).toEqual(notes.map((_, i) => i + 1));
    expect(new Set(items.map((e: Json) => e.note))).toEqual(new Set(notes));
  });

  it('replaces secrets before they are stored', async () => {
    const { id, incident } = await opened({
      incident: { symptoms: 'errors after login with password=hunter22secret and AKIAIOSFODNN7EXAMPLE' },
    });
    expect(incident.symptoms).not.toContain('hunter22secret');
    const { event } = await bodyOf(
      await server.post(`/api/incidents/${id}/events`, { kind: 'noted', note: 'token: ghp_abcdefghijklmnopqrstuvwxyz0123456789' }),
    );
    expect(event.note).toContain('[redacted:');
    expect(await (await server.get('/api/export')).text()).not.toMatch(/hunter22secret|ghp_abcdef/);
  });
});

describe('the rules of writes and reads', () => {
  it('gives the first answer again for the same key, and refuses the key for another body', async () => {
    const key = { 'idempotency-key': 'once-1' };
    const one = await server.post('/api/incidents', { incident: INCIDENT, title: 'Once' }, key);
    const two = await server.post('/api/incidents', { incident: INCIDENT, title: 'Once' }, key);
    expect([one.status, two.status, two.headers.get('idempotency-replayed')]).toEqual([201, 201, 'true']);
    expect(await two.text()).toBe(await one.text());
    expect((await server.post('/api/incidents', { incident: INCIDENT, title: 'Twice' }, key)).status).toBe(422);
    const at = `/api/incidents/${two.headers.get('location')?.split('/').at(-1)}/events`;
    const many = await Promise.all(
      Array.from({ length: 8 }, () => server.post(at, { kind: 'noted', note: 'retried' }, { 'idempotency-key': 'once-2' })),
    );
    expect(new Set(await Promise.all(many.map((r) => r.text()))).size).toBe(1);
    expect((await bodyOf(await server.get(at))).items).toHaveLength(1);
  });

  it('opens one incident for one key while it is open', async () => {
    const both = await Promise.all([opened({ key: 'pager-7' }), opened({ key: 'pager-7' })]);
    expect(both[0]?.id).toBe(both[1]?.id);
    await server.post(`/api/incidents/${both[0]?.id}/close`, {});
    expect((await opened({ key: 'pager-7' })).id).not.toBe(both[0]?.id);
  });

  it('answers 304 while nothing changed, and 412 where it did', async () => {
    const { id } = await opened();
    const first = await server.get(`/api/incidents/${id}`);
    const etag = first.headers.get('etag') ?? '';
    expect((await server.get(`/api/incidents/${id}`, { 'if-none-match': etag })).status).toBe(304);
    const report = await server.get(`/api/incidents/${id}/report`);
    expect((await server.get(`/api/incidents/${id}/report`, { 'if-none-match': report.headers.get('etag') ?? '' })).status).toBe(304);
    const patch = (tag: string) =>
      server.call('PATCH', `/api/incidents/${id}`, {
        headers: { 'content-type': 'application/json', 'if-match': tag },
        body: '{"title":"Renamed"}',
      });
    expect((await patch(etag)).status).toBe(200);
    expect((await patch(etag)).status).toBe(412);
    expect((await server.post(`/api/incidents/${id}/events`, { kind: 'noted', note: 'x' }, { 'if-match': etag })).status).toBe(412);
    expect((await server.get(`/api/incidents/${id}`, { 'if-none-match': etag })).status).toBe(200);
  });

  it('lists in pages, filters and searches', async () => {
    const service = 'paging';
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.push((await opened({ service, title: `Turbine ${i}` })).id);
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await bodyOf(await server.get(`/api/incidents?service=${service}&limit=2${cursor && `&cursor=${cursor}`}`));
      seen.push(...page.items.map((i: Json) => i.id));
      cursor = page.next ?? '';
    } while (cursor !== '');
    expect(seen).toEqual([...ids].reverse());
    const found = async (query: string) => (await bodyOf(await server.get(`/api/incidents?${query}`))).items.length;
    expect(await found('q=turbines')).toBe(5);
    expect(await found('q=%22turbine%203%22')).toBe(1);
    expect(await found('q=turbine%20-3')).toBe(4);
    expect(await found('q=zeppelin')).toBe(0);
    expect(await found(`service=${service}&since=2999-01-01T00:00:00Z`)).toBe(0);
    expect(await found(`service=${service}&state=closed`)).toBe(0);
    expect((await server.get('/api/incidents?cursor=abc')).status).toBe(400);
    expect((await server.get('/api/incidents?colour=red')).status).toBe(422);
    expect((await server.get('/api/incidents?limit=1000')).status).toBe(422);
  });

  it('tells every error as a problem', async () => {
    const cases: [Promise<Response>, number][] = [
      [server.get('/nope'), 404],
      [server.get('/api/incidents/short'), 404],
      [server.call('PUT', '/api/incidents'), 405],
      [server.call('POST', '/api/incidents', { body: '{}', headers: { 'content-type': 'text/plain' } }), 415],
      [server.post('/api/incidents', '{"incident":'), 400],
      [server.post('/api/incidents', ''), 400],
      [
        server.call('POST', '/api/incidents', {
          headers: { 'content-type': 'application/json' },
          body: new Uint8Array([0x7b, 0xff, 0x7d]),
        }),
        400,
      ],
      [server.post('/api/incidents', `{"text":"${'x'.repeat(2_200_000)}"}`), 413],
      [server.post('/api/incidents', [1]), 422],
    ];
    for (const [answer, status] of cases) {
      const r = await answer;
      expect([r.status, r.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
      expect(await r.json()).toMatchObject({ status, type: expect.stringMatching(/^\/problems\//), detail: expect.any(String) });
    }
    expect((await server.call('PUT', '/api/incidents')).headers.get('allow')).toContain('POST');
  });

  it('describes itself in OpenAPI 3.1, with a page that runs no script', async () => {
    const doc = await bodyOf(await server.get('/openapi.json'));
    expect(doc.openapi).toBe('3.1.0');
    for (const path of [
      '/api/triage',
      '/api/incidents',
      '/api/incidents/{id}/events',
      '/api/incidents/{id}/stream',
      '/hooks/alertmanager',
      '/api/priors',
    ]) {
      expect(Object.keys(doc.paths)).toContain(path);
    }
    const refs = [...JSON.stringify(doc).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map((m) => m[1]);
    for (const name of refs) expect(Object.keys(doc.components.schemas)).toContain(name);
    const docs = await server.get('/docs');
    const page = await docs.text();
    expect(page).toContain('/api/incidents');
    expect(page).not.toMatch(/<script|style="|\son\w+=/);
  });
});

describe('the stream', () => {
  it('gives what was, then what comes, once and in order; a second listener resumes where it was', async () => {
    const { id } = await opened();
    const note = (text: string) => server.post(`/api/incidents/${id}/events`, { kind: 'noted', note: text });
    await note('before');
    const response = await server.get(`/api/incidents/${id}/stream`);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const reading = readStream(response, (f) => f.filter((x) => x.event === 'event').length >= 3);
    await note('one');
    await note('two');
    const events = (await reading).filter((f) => f.event === 'event');
    expect(events.map((f) => [f.id, f.data.note])).toEqual([
      ['1', 'before'],
      ['2', 'one'],
      ['3', 'two'],
    ]);
    const again = await server.get(`/api/incidents/${id}/stream`, { 'last-event-id': '2' });
    const rest = await readStream(again, (f) => f.some((x) => x.event === 'event'));
    expect(rest.filter((f) => f.event === 'event').map((f) => f.id)).toEqual(['3']);
  });
});

describe('learning', () => {
  it('moves the priors by what was confirmed, says so, and finds the past incident', async () => {
    const a = await opened({ service: 'learning' });
    const before = await bodyOf(await server.get('/api/priors'));
    const { mode } = a.leading;
    await server.post(`/api/incidents/${a.id}/close`, { mode });
    const priors = await bodyOf(await server.get('/api/priors'));
    expect(priors.closed).toBe(before.closed + 1);
    expect(priors.modes.find((m: Json) => m.mode === mode).factor).toBeGreaterThan(1);
    const b = await opened({ service: 'learning' });
    const report = await bodyOf(await server.get(`/api/incidents/${b.id}/report`));
    expect(report.notes.map((n: Json) => n.text).join('\n')).toMatch(/closed incidents? of this team/);
    const { items } = await bodyOf(await server.get(`/api/incidents/${b.id}/similar`));
    const found = items.find((i: Json) => i.incident.id === a.id);
    expect(found).toMatchObject({ sameClass: true, incident: { outcome: { mode } } });
    expect(found.common.length).toBeGreaterThan(0);
    // Undone, it no longer counts.
    await server.post(`/api/incidents/${a.id}/undo`, { event: 'e1' });
    expect((await bodyOf(await server.get('/api/priors'))).closed).toBe(before.closed);
  });
});

describe('knowledge', () => {
  it('is looked up for the answer forms', async () => {
    const { items, next } = await bodyOf(await server.get('/api/knowledge/observables?limit=5'));
    expect(items).toHaveLength(5);
    expect(next).not.toBeNull();
    const one = await bodyOf(await server.get(`/api/knowledge/observables/${items[0].id}`));
    expect(one.values.length).toBeGreaterThanOrEqual(2);
    const modes = await bodyOf(await server.get('/api/knowledge/modes?q=deadlock'));
    expect(modes.items.length).toBeGreaterThan(0);
    expect((await server.get(`/api/knowledge/modes/${modes.items[0].id}`)).status).toBe(200);
    expect((await server.get('/api/knowledge/modes/__proto__')).status).toBe(404);
    expect((await bodyOf(await server.get('/api/knowledge/classes'))).items.length).toBeGreaterThan(50);
  });
});
