import { sql } from 'kysely';
import { exportStore } from '../../store/index.ts';
import { Problem } from '../http/problem.ts';
import { type App, route } from '../http/route.ts';
import { type Document, docsPage } from '../pages/docs.ts';
import { STYLE } from '../pages/style.ts';
import type { Services } from '../services.ts';

const TAG = 'Operation';
const INFO = {
  title: 'Incident triage',
  description:
    'Reports on incidents, investigations by several people at once, alerts in and webhooks out. Errors are problem details (RFC 9457); writes take Idempotency-Key; lists are pages with a cursor; answers about an incident carry an ETag.',
};

export function operationRoutes(app: App, services: Services): void {
  const { database, metrics } = services;
  app.get('/healthz', (c) => {
    c.set('route', '/healthz');
    return c.json({ status: 'ok' });
  });
  app.get('/readyz', async (c) => {
    c.set('route', '/readyz');
    if (services.stopping()) throw new Problem('unavailable', 'the server is stopping');
    await sql`select 1`.execute(database.db).catch(() => {
      throw new Problem('unavailable', 'the database does not answer', [], { 'retry-after': '2' });
    });
    return c.json({ status: 'ready', database: database.kind });
  });
  route(
    app,
    services,
    {
      method: 'get',
      path: '/metrics',
      summary: 'Counters and times, in Prometheus’ text form',
      tag: TAG,
      role: 'viewer',
      answers: { 200: { description: 'Metrics', types: ['text/plain'] } },
    },
    async () => ({ text: metrics.text(), headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' } }),
  );
  route(
    app,
    services,
    {
      method: 'get',
      path: '/api/export',
      summary: 'The whole store, all teams, as lines of JSON: what `triage backup` writes',
      tag: TAG,
      role: 'admin',
      answers: { 200: { description: 'A backup', types: ['application/x-ndjson'] } },
    },
    async ({ c, caller }) => {
      if (caller.account.team !== 'default')
        throw new Problem('forbidden', 'a backup holds all teams; it is made by an admin of the team "default"');
      const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>(undefined, { highWaterMark: 64 });
      const writer = writable.getWriter();
      const encoder = new TextEncoder();
      exportStore(database, async (line) => writer.write(encoder.encode(`${line}\n`)))
        .then(() => writer.close())
        .catch((e: Error) => {
          services.log('error', 'a backup broke off', { why: e.message });
          return writer.abort(e).catch(() => undefined);
        });
      return c.body(readable, 200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' });
    },
  );

  let doc: Document | undefined;
  const document = (): Document => {
    doc ??= app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: { ...INFO, version: services.version },
      servers: [{ url: '/' }],
    }) as unknown as Document;
    return doc;
  };
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'triage_session',
    description: 'Writes carry X-CSRF-Token.',
  });
  app.get('/openapi.json', (c) => {
    c.set('route', '/openapi.json');
    return c.body(JSON.stringify(document()), 200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache' });
  });
  app.get('/docs', (c) => {
    c.set('route', '/docs');
    return c.html(docsPage(document()));
  });
  app.get('/plain.css', (c) => {
    c.set('route', '/plain.css');
    return c.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=300' });
  });
}
