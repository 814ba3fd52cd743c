import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { badBodies, badForms, type Json, type Sent } from './bodies.ts';
import { type Started, started } from './support.ts';

/**
 * Bodies that nobody should send, to every route that writes: refused as a problem, or taken as text; never a failure, and nothing of the server's inside
 * in the answer. A few by default; a thousand for each route, with a seed that is told:
 * TRIAGE_FUZZ=1000 npx vitest run tests/server/fuzz.test.ts
 */
const COUNT = Number(process.env.TRIAGE_FUZZ ?? 25);
const SEED = Number(process.env.TRIAGE_FUZZ_SEED ?? (process.env.TRIAGE_FUZZ ? Date.now() % 2 ** 31 : 7));
const TOKEN = 'a-long-word-for-the-tests-0123456789';
const AUTHORISED = { authorization: `Bearer ${TOKEN}` };

let server: Started;
const failures: string[] = [];
beforeAll(async () => {
  server = await started({
    env: { TRIAGE_TOKENS: `ana:admin:${TOKEN}` },
    log: (level, message, more) => level === 'error' && failures.push(`${message} ${JSON.stringify(more)}`),
  });
}, 120_000);
afterAll(() => server?.stop());

const INCIDENT = { symptoms: 'Errors since 14:20 UTC: “é € 🔥”', tech_stack: 'PostgreSQL 14' };
const ALERTS = {
  version: '4',
  groupKey: '{}:{alertname="High"}',
  status: 'firing',
  receiver: 'triage',
  groupLabels: { alertname: 'High' },
  commonLabels: { service: 'checkout' },
  commonAnnotations: { summary: 'Errors' },
  externalURL: 'http://alerts.example.com',
  alerts: [
    {
      status: 'firing',
      labels: { alertname: 'High', service: 'checkout', job: 'pg' },
      annotations: { summary: 'Errors', runbook_url: 'https://example.com/r' },
      startsAt: '2026-11-28T14:20:00Z',
      endsAt: '0001-01-01T00:00:00Z',
      generatorURL: 'http://prometheus.example.com/graph',
      fingerprint: 'abc123',
    },
  ],
};
const PAGE = {
  event: {
    id: 'e1',
    event_type: 'incident.triggered',
    resource_type: 'incident',
    occurred_at: '2026-11-28T14:20:00Z',
    agent: { summary: 'Ana', html_url: 'https://example.com' },
    data: {
      id: 'P1',
      type: 'incident',
      html_url: 'https://example.com/P1',
      number: 7,
      title: 'Errors',
      status: 'triggered',
      urgency: 'high',
      incident_key: 'k',
      created_at: '2026-11-28T14:20:00Z',
      service: { summary: 'checkout', html_url: 'https://example.com/s' },
      body: { details: { a: 'b' } },
    },
  },
};

/** Every route that writes -> good bodies for it. */
const GOOD: Readonly<Record<string, readonly Json[]>> = {
  'POST /api/triage': [{ title: 'x', incident: INCIDENT }, { text: 'Errors since 14:20 UTC' }],
  'POST /api/incidents': [
    { title: 'x', incident: INCIDENT, service: 'checkout', key: 'k1', source: 'api' },
    { text: 'OOMKilled since 14:20 UTC' },
  ],
  'PATCH /api/incidents/{id}': [{ title: 'Another', service: 'checkout' }],
  'DELETE /api/incidents/{id}': [],
  'POST /api/incidents/{id}/events': [
    { kind: 'observed', observable: 'latency-high', value: 'yes', note: 'seen', at: '2026-11-28T14:20:00Z' },
    { kind: 'applied', action: 'restarted', effect: 'cured', note: 'x' },
    { kind: 'added', field: 'symptoms', text: 'more: “é”' },
    { kind: 'noted', note: 'a remark' },
    { kind: 'undone', event: 'e1' },
    { kind: 'closed', mode: 'retry-storm', note: 'x' },
  ],
  'POST /api/incidents/{id}/undo': [{ event: 'e1', at: '2026-11-28T14:20:00Z' }],
  'POST /api/incidents/{id}/close': [{ mode: 'retry-storm', note: 'it was that' }],
  'POST /api/incidents/{id}/draft': [],
  'POST /api/session': [{ token: 'none-of-ours' }],
  'DELETE /api/session': [],
  'POST /api/webhooks': [{ kind: 'slack', url: 'http://127.0.0.1/x', secret: 's', events: ['incident.opened'] }],
  'DELETE /api/webhooks/{id}': [],
  'POST /api/tokens': [{ name: 'bob', role: 'viewer' }],
  'DELETE /api/tokens/{id}': [],
  'POST /hooks/alertmanager': [ALERTS],
  'POST /hooks/grafana': [{ ...ALERTS, title: '[FIRING:1] High', orgId: 1, state: 'alerting' }],
  'POST /hooks/pagerduty': [
    PAGE,
    { event: { ...PAGE.event, event_type: 'incident.annotated', data: { ...PAGE.event.data, content: 'a note' } } },
  ],
  'POST /hooks/form': [{ title: 'x', symptoms: 'Errors since 14:20 UTC', key: 'f1', url: 'https://example.com' }],
};

/** What is of the inside: places of source and modules, folders, the database's own words. */
const INSIDE =
  /\bat (?:[\w.<>]+ \()?(?:file:|node:|\/\w+\/)|node_modules|\/(?:work|home|root|usr|var|tmp)\/|\.[cm]?[jt]s:\d+|postgres|pglite|kysely|zod|syntax error|invalid byte|relation "|"stack"/i;

async function check(method: string, path: string, { bytes, headers, wrong, how }: Sent): Promise<number> {
  const r = await server.call(method, path, { headers: { ...AUTHORISED, ...headers }, body: bytes as Uint8Array<ArrayBuffer> });
  const text = await r.text();
  const said = `${how}: ${r.status} ${text.slice(0, 500)}; the server's log: ${failures.splice(0).join(' ')}`;
  if (r.status >= 500 || (wrong && r.status < 400)) throw new Error(said);
  if (r.status < 400) return r.status;
  const problem = JSON.parse(text) as Record<string, unknown>;
  const whole =
    ['type', 'title', 'detail', 'instance'].every((m) => typeof problem[m] === 'string' && problem[m] !== '') &&
    problem.status === r.status;
  if (r.headers.get('content-type') !== 'application/problem+json' || !whole) throw new Error(`no problem document: ${said}`);
  if (text.length > 20_000) throw new Error(`a long answer: ${said}`);
  if (INSIDE.test(text)) throw new Error(`it tells of the inside: ${said}`);
  return r.status;
}

describe('bodies that nobody should send', () => {
  it('every route that writes is among them', async () => {
    const { paths } = (await (await server.get('/openapi.json', AUTHORISED)).json()) as { paths: Record<string, Record<string, unknown>> };
    const writes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter((m) => m !== 'get')
        .map((m) => `${m.toUpperCase()} ${path}`),
    );
    expect(Object.keys(GOOD).sort()).toEqual(writes.sort());
  });

  for (const [route, good] of Object.entries(GOOD)) {
    const [method = '', pattern = ''] = route.split(' ');
    it(
      route,
      async () => {
        // What erases is asked to erase what is not there.
        const made =
          method === 'DELETE'
            ? undefined
            : ((await (await server.post('/api/incidents', { incident: INCIDENT }, AUTHORISED)).json()) as { id: string });
        const path = pattern.replace('{id}', made?.id ?? '0'.repeat(26));
        const bodies = badBodies(good.length > 0 ? good : [{ a: 1 }]).map((s) => (good.length > 0 ? s : { ...s, wrong: false }));
        const all = pattern === '/hooks/form' ? fc.oneof({ weight: 2, arbitrary: bodies }, badForms()) : bodies;
        const statuses: Record<number, number> = {};
        await fc.assert(
          fc.asyncProperty(all, async (s) => {
            const status = await check(method, path, s);
            statuses[status] = (statuses[status] ?? 0) + 1;
          }),
          { seed: SEED, numRuns: COUNT, endOnFailure: false },
        );
        if (process.env.TRIAGE_FUZZ) console.log(`${route}, seed ${SEED}: ${JSON.stringify(statuses)}`);
        expect(failures).toEqual([]);
        expect((await server.get('/readyz')).status).toBe(200);
      },
      60_000 + 1_000 * COUNT,
    );
  }
});
