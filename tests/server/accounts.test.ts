import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INCIDENT, type Started, started } from './support.ts';

const TOKENS = {
  viewer: 'viewer-token-123456',
  responder: 'responder-token-123456',
  admin: 'admin-token-123456',
  other: 'other-team-token-123456',
};
const SECRET = 'pagerduty-secret';
let server: Started;
/** A receiver of webhooks, and what it got. It answers what `answer` says. */
let receiver: Server;
const got: { headers: Record<string, string | string[] | undefined>; body: string }[] = [];
let answer: (n: number) => { status: number; headers?: Record<string, string> } = () => ({ status: 200 });
let receiverUrl = '';

beforeAll(async () => {
  receiver = createServer((req, res) => {
    let body = '';
    req.on('data', (d) => {
      body += d;
    });
    req.on('end', () => {
      got.push({ headers: req.headers, body });
      const { status, headers = {} } = answer(got.length);
      res.writeHead(status, headers).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  receiverUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  server = await started({
    flags: { host: '0.0.0.0' },
    env: {
      TRIAGE_TOKENS: `eve:viewer:${TOKENS.viewer} rob:responder:${TOKENS.responder} ada:admin:${TOKENS.admin} zed:admin:other:${TOKENS.other}`,
      TRIAGE_PAGERDUTY_SECRET: SECRET,
      TRIAGE_ALLOW_PRIVATE_WEBHOOKS: '1',
      // Nobody is there.
      TRIAGE_MODEL: 'ollama/absent',
      TRIAGE_MODEL_URL: 'http://127.0.0.1:9',
    },
  });
}, 120_000);
afterAll(async () => {
  await server?.stop();
  receiver?.close();
});

const as = (token: string) => ({ authorization: `Bearer ${token}` });
const waitFor = async (ready: () => boolean | Promise<boolean>, ms = 15_000) => {
  for (const until = Date.now() + ms; Date.now() < until; ) {
    if (await ready()) return true;
    await new Promise((r) => setTimeout(r, 100));
  }
  return false;
};

describe('roles', () => {
  it('let in whom they should and nobody else', async () => {
    expect((await server.get('/api/incidents')).status).toBe(401);
    expect((await server.get('/api/incidents', as('wrong-token-123456'))).status).toBe(401);
    expect((await server.get('/api/incidents', as(TOKENS.viewer))).status).toBe(200);
    expect((await server.post('/api/incidents', { incident: INCIDENT }, as(TOKENS.viewer))).status).toBe(403);
    const made = await server.post('/api/incidents', { incident: INCIDENT }, as(TOKENS.responder));
    expect(made.status).toBe(201);
    const { id, createdBy } = (await made.json()) as { id: string; createdBy: string };
    expect(createdBy).toBe('rob');
    expect((await server.get('/api/audit', as(TOKENS.responder))).status).toBe(403);
    const audit = (await (await server.get('/api/audit', as(TOKENS.admin))).json()) as { items: { action: string; who: string }[] };
    expect(audit.items).toContainEqual(expect.objectContaining({ action: 'incident.opened', who: 'rob' }));
    // Another team's incident is not there at all.
    expect((await server.get(`/api/incidents/${id}`, as(TOKENS.other))).status).toBe(404);
    expect((await server.post(`/api/incidents/${id}/events`, { kind: 'noted', note: 'x' }, as(TOKENS.other))).status).toBe(404);
    expect((await server.post(`/api/incidents/${id}/events`, { kind: 'noted', note: 'x', by: 'ada' }, as(TOKENS.responder))).status).toBe(
      422,
    );
    for (const path of ['/metrics', '/api/export', '/api/tokens', '/api/webhooks', `/api/incidents/${id}/stream`])
      expect((await server.get(path)).status).toBe(401);
    for (const path of ['/healthz', '/readyz', '/api/session', '/openapi.json']) expect((await server.get(path)).status).toBe(200);
  });

  it('makes tokens that are shown once, stored as hashes, and end with their sessions', async () => {
    const made = (await (await server.post('/api/tokens', { name: 'ci', role: 'responder' }, as(TOKENS.admin))).json()) as {
      token: string;
    };
    expect((await server.get('/api/incidents', as(made.token))).status).toBe(200);
    const backup = await (await server.get('/api/export', as(TOKENS.admin))).text();
    expect(backup).not.toContain(made.token);
    const session = await server.post('/api/session', { token: made.token });
    const cookie = (session.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    expect((await server.get('/api/incidents', { cookie })).status).toBe(200);
    expect((await server.call('DELETE', '/api/tokens/ci', { headers: as(TOKENS.admin) })).status).toBe(204);
    expect((await server.get('/api/incidents', as(made.token))).status).toBe(401);
    expect((await server.get('/api/incidents', { cookie })).status).toBe(401);
  });
});

describe('sessions', () => {
  it('write only with their CSRF token, from the same browser and origin, and end', async () => {
    const agent = { 'user-agent': 'Browser A' };
    const signed = await server.post('/api/session', { token: TOKENS.responder }, agent);
    expect(signed.status).toBe(200);
    const set = signed.headers.get('set-cookie') ?? '';
    expect(set).toMatch(/HttpOnly/i);
    expect(set).toMatch(/SameSite=Strict/i);
    const cookie = set.split(';')[0] ?? '';
    const { csrf } = (await signed.json()) as { csrf: string };
    const write = (headers: Record<string, string>) =>
      server.post('/api/incidents', { incident: INCIDENT }, { ...agent, cookie, ...headers });
    expect((await write({})).status).toBe(403);
    expect((await write({ 'x-csrf-token': 'x' })).status).toBe(403);
    expect((await write({ 'x-csrf-token': csrf, origin: 'https://evil.example' })).status).toBe(403);
    expect((await write({ 'x-csrf-token': csrf, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await write({ 'x-csrf-token': csrf })).status).toBe(201);
    // The cookie in another browser was stolen: it ends the session for both.
    expect((await server.get('/api/incidents', { cookie, 'user-agent': 'Browser B' })).status).toBe(401);
    expect((await server.get('/api/incidents', { cookie, ...agent })).status).toBe(401);
  });

  it('are not opened by guessing', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 14; i++) statuses.push((await server.post('/api/session', { token: `guess-number-${i}` })).status);
    expect(statuses[0]).toBe(401);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('alerts in', () => {
  const alert = (over: object = {}) => ({
    status: 'firing',
    labels: { alertname: 'CheckoutErrors', service: 'checkout', severity: 'critical', database: 'PostgreSQL', instance: 'web-1' },
    annotations: {
      summary: '5% of checkout requests answer 500 with duplicate key errors',
      runbook_url: 'https://wiki.example.com/checkout',
    },
    startsAt: '2026-11-28T14:20:00Z',
    endsAt: '0001-01-01T00:00:00Z',
    generatorURL: 'https://prometheus.example.com/graph',
    fingerprint: 'f1',
    ...over,
  });
  const group = (...alerts: object[]) => ({
    version: '4',
    groupKey: '{}:{alertname="CheckoutErrors"}',
    status: 'firing',
    receiver: 'triage',
    alerts,
  });
  const send = (path: string, body: unknown) => server.post(path, body, as(TOKENS.responder));

  it('open one incident for one alert, however often it is sent; its end stands in the log', async () => {
    const first = await send('/hooks/alertmanager', group(alert()));
    expect(first.status).toBe(201);
    const { incidents } = (await first.json()) as { incidents: { id: string }[] };
    const id = incidents[0]?.id ?? '';
    expect((await send('/hooks/alertmanager', group(alert()))).status).toBe(200);
    expect((await send('/hooks/alertmanager', { ...group(alert()), groupKey: 'another' })).status).toBe(200);
    const more = await send(
      '/hooks/alertmanager',
      group(alert({ fingerprint: 'f2', labels: { alertname: 'CheckoutSlow', service: 'checkout' } })),
    );
    expect(((await more.json()) as { incidents: { id: string }[] }).incidents[0]?.id).toBe(id);
    await send('/hooks/alertmanager', group(alert({ status: 'resolved', endsAt: '2026-11-28T15:00:00Z' })));
    await send('/hooks/alertmanager', group(alert({ status: 'resolved', endsAt: '2026-11-28T15:00:00Z' })));
    const { items } = (await (await server.get(`/api/incidents/${id}/events`, as(TOKENS.viewer))).json()) as { items: { note: string }[] };
    expect(items.map((e) => e.note.split(':')[0])).toEqual(['Firing since 2026-11-28 14', 'Resolved at 2026-11-28 15']);
    const incident = (await (await server.get(`/api/incidents/${id}`, as(TOKENS.viewer))).json()) as Record<string, never>;
    expect(incident).toMatchObject({ source: 'alertmanager', service: 'checkout', links: [{ label: 'Alert rule' }, { label: 'Runbook' }] });
    expect(JSON.stringify(incident.incident)).toContain('duplicate key errors');
    expect((await server.get(`/api/incidents/${id}/report`, as(TOKENS.viewer))).status).toBe(200);
  });

  it('take Grafana, and a form', async () => {
    const grafana = await send('/hooks/grafana', {
      ...group(alert({ fingerprint: 'g1', dashboardURL: 'https://grafana.example.com/d/1', valueString: '[ var=A value=12 ]' })),
      title: '[FIRING:1]',
      orgId: 1,
    });
    expect(grafana.status).toBe(201);
    const form = await server.call('POST', '/hooks/form', {
      headers: { ...as(TOKENS.responder), 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ symptoms: INCIDENT.symptoms, service: 'checkout' }).toString(),
    });
    expect(form.status).toBe(303);
    expect(form.headers.get('location')).toMatch(/^\/incidents\/[0-9a-z]{26}$/);
    expect((await server.get(form.headers.get('location') ?? '', as(TOKENS.viewer))).status).toBe(200);
  });

  it('take PagerDuty only as it signs', async () => {
    const event = (event_type: string, id: string) => ({
      event: {
        id,
        event_type,
        occurred_at: '2026-11-28T14:21:00Z',
        agent: { summary: 'Ana' },
        data: {
          id: 'PD1',
          type: 'incident',
          title: 'Checkout is failing',
          status: 'triggered',
          service: { summary: 'checkout' },
          urgency: 'high',
        },
      },
    });
    const sign = (body: string, secret: string) => `v1=${createHmac('sha256', secret).update(body).digest('hex')}`;
    const call = (body: string, signature?: string) =>
      server.post('/hooks/pagerduty', body, signature === undefined ? {} : { 'x-pagerduty-signature': signature });
    const body = JSON.stringify(event('incident.triggered', 'e1'));
    expect((await call(body)).status).toBe(401);
    expect((await call(body, sign(body, 'wrong'))).status).toBe(401);
    expect((await call(`${body} `, sign(body, SECRET))).status).toBe(401);
    expect((await server.post('/hooks/pagerduty', body, as(TOKENS.responder))).status).toBe(401);
    const opened = await call(body, `${sign(body, 'old')},${sign(body, SECRET)}`);
    expect(opened.status).toBe(201);
    const { incidents } = (await opened.json()) as { incidents: { id: string }[] };
    for (const kind of ['incident.acknowledged', 'incident.acknowledged', 'incident.resolved']) {
      const next = JSON.stringify(event(kind, kind));
      expect((await call(next, sign(next, SECRET))).status).toBe(200);
    }
    const { items } = (await (await server.get(`/api/incidents/${incidents[0]?.id}/events`, as(TOKENS.viewer))).json()) as {
      items: { note: string }[];
    };
    expect(items.map((e) => e.note)).toEqual([
      'PagerDuty: acknowledged by Ana',
      'Resolved at 2026-11-28 14:21 UTC: Checkout is failing (checkout).',
    ]);
    const ping = JSON.stringify({ event: { id: 'p', event_type: 'pagey.ping', data: { message: 'Hello' } } });
    expect((await call(ping, sign(ping, SECRET))).status).toBe(200);
  });
});

describe('webhooks out', () => {
  it('are signed, tried again after a failure, and never follow a redirect', async () => {
    const add = await server.post(
      '/api/webhooks',
      { kind: 'generic', url: receiverUrl, secret: 'out-secret', events: ['incident.opened'] },
      as(TOKENS.other),
    );
    expect(add.status).toBe(201);
    expect(await add.clone().text()).not.toContain('out-secret');
    answer = (n) => (n === 1 ? { status: 503 } : { status: 200 });
    const made = (await (await server.post('/api/incidents', { incident: INCIDENT }, as(TOKENS.other))).json()) as { id: string };
    expect(await waitFor(() => got.length >= 2, 25_000)).toBe(true);
    const last = got.at(-1);
    const timestamp = String(last?.headers['x-triage-timestamp']);
    expect(last?.headers['x-triage-signature']).toBe(
      `v1=${createHmac('sha256', 'out-secret').update(`${timestamp}.${last?.body}`).digest('hex')}`,
    );
    expect(JSON.parse(last?.body ?? '')).toMatchObject({ event: 'incident.opened', incident: { id: made.id } });
    const status = async () =>
      ((await (await server.get('/api/webhooks', as(TOKENS.other))).json()) as { items: { lastStatus: string }[] }).items[0]?.lastStatus ??
      '';
    expect(await waitFor(async () => (await status()) === '200')).toBe(true);
    answer = () => ({ status: 302, headers: { location: 'http://169.254.169.254/latest/meta-data/' } });
    await server.post('/api/incidents', { incident: INCIDENT }, as(TOKENS.other));
    expect(await waitFor(async () => (await status()).startsWith('302'))).toBe(true);
  }, 60_000);
});

describe('a language model', () => {
  it('is asked in the background; one that is down costs a sentence and not the report', async () => {
    const { id } = (await (await server.post('/api/incidents', { incident: INCIDENT }, as(TOKENS.responder))).json()) as { id: string };
    const at = `/api/incidents/${id}/draft`;
    expect((await server.get(at, as(TOKENS.viewer))).status).toBe(404);
    expect((await server.call('POST', at, { headers: as(TOKENS.viewer) })).status).toBe(403);
    expect((await server.call('POST', at, { headers: as(TOKENS.responder) })).status).toBe(202);
    const state = async () => ((await (await server.get(at, as(TOKENS.viewer))).json()) as { state: string }).state;
    expect(await waitFor(async () => (await state()) !== 'queued', 60_000)).toBe(true);
    expect(await state()).toBe('done');
    const report = (await (await server.get(`${at}?format=json`, as(TOKENS.viewer))).json()) as {
      notes: { kind: string }[];
      hypotheses: unknown[];
    };
    expect(report.notes.map((n) => n.kind)).toContain('model');
    expect(report.hypotheses.length).toBeGreaterThanOrEqual(3);
  }, 90_000);
});
