import { getConnInfo } from '@hono/node-server/conninfo';
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { newId, Refusal } from '../store/index.ts';
import { callerOf, createOpenness } from './accounts/callers.ts';
import { checkHost, checkOrigin } from './accounts/origin.ts';
import type { Config } from './config.ts';
import { createDesk, type Desk } from './desk.ts';
import { PAGE_POLICY, SECURITY_HEADERS } from './http/headers.ts';
import { PROBLEMS, Problem, problemOfReason, respond } from './http/problem.ts';
import type { App, AppEnv } from './http/route.ts';
import { adminRoutes } from './routes/admin.ts';
import { draftRoutes } from './routes/drafts.ts';
import { eventRoutes } from './routes/events.ts';
import { hookRoutes } from './routes/hooks.ts';
import { incidentRoutes } from './routes/incidents.ts';
import { knowledgeRoutes } from './routes/knowledge.ts';
import { operationRoutes } from './routes/operation.ts';
import { pageRoutes } from './routes/pages.ts';
import { sessionRoutes } from './routes/session.ts';
import { signInRoutes } from './routes/sign-in.ts';
import type { Services } from './services.ts';

/** All routes and what stands before them. */
export function createApp(services: Services): { app: App; desk: Desk } {
  const app: App = new OpenAPIHono<AppEnv>();
  const desk = createDesk(services);
  const isOpen = createOpenness(services);
  before(app, services, isOpen);
  operationRoutes(app, services);
  sessionRoutes(app, services, isOpen);
  signInRoutes(app, services);
  incidentRoutes(app, services, desk);
  eventRoutes(app, services, desk);
  draftRoutes(app, services);
  knowledgeRoutes(app, services);
  adminRoutes(app, services);
  hookRoutes(app, services, desk);
  pageRoutes(app, services, desk);
  after(app, services);
  return { app, desk };
}

/** In this order: headers and the log, the host, the caller, the rate, the origin of writes. */
function before(app: App, services: Services, isOpen: () => Promise<boolean>): void {
  const { config, metrics, log } = services;
  app.use('*', async (c, next) => {
    const began = performance.now();
    const id = newId();
    c.set('id', id);
    c.set('route', 'none');
    c.set('caller', null);
    c.set('address', addressOf(c, config));
    await next();
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) c.res.headers.set(name, value);
    if (!c.res.headers.has('content-security-policy')) c.res.headers.set('content-security-policy', PAGE_POLICY);
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
    if (config.publicUrl?.startsWith('https:')) c.res.headers.set('strict-transport-security', 'max-age=31536000');
    c.res.headers.set('x-request-id', id);
    const seconds = (performance.now() - began) / 1000;
    const route = c.get('route');
    metrics.count('triage_http_requests_total', { route, method: methodOf(c), status: c.res.status });
    metrics.observe('triage_http_request_seconds', seconds, { route });
    const level = c.res.status >= 500 ? 'error' : route === '/healthz' || route === '/readyz' || route === '/metrics' ? 'debug' : 'info';
    if (level === 'debug') return;
    log(level, 'request', {
      id,
      method: methodOf(c),
      path: c.req.path.slice(0, 200),
      status: c.res.status,
      ms: Math.round(seconds * 1000),
      who: c.get('caller')?.account.name ?? '',
    });
  });
  app.use('*', async (c, next) => {
    if (c.req.path === '/healthz' || c.req.path === '/readyz') return next();
    const open = await isOpen();
    checkHost(c, config, open);
    const address = c.get('address');
    const caller = await callerOf(c, services, open, address);
    c.set('caller', caller);
    limit(services, caller && caller.via !== 'open' ? `account ${caller.account.team}/${caller.account.name}` : `address ${address}`);
    checkOrigin(c);
    return next();
  });
}

function limit(services: Services, who: string): void {
  const wait = services.rate.take(who);
  if (wait === 0) return;
  services.metrics.count('triage_limited_total');
  throw new Problem(
    'too-many-requests',
    `more requests than are answered in a minute (${services.config.requestsPerMinute}); try again in ${wait} s`,
    [],
    { 'retry-after': String(wait) },
  );
}

function after(app: App, services: Services): void {
  app.notFound((c) => {
    const methods = methodsAt(app, c.req.path).filter((m) => m !== c.req.method);
    if (methods.length > 0) {
      const allow = [...new Set(methods.flatMap((m) => (m === 'GET' ? ['GET', 'HEAD'] : [m])))].join(', ');
      return respond(
        c,
        new Problem('method-not-allowed', `${methodOf(c)} is not for this path; ${allow} ${methods.length > 1 ? 'are' : 'is'}`, [], {
          allow,
        }),
      );
    }
    return respond(c, new Problem('not-found', 'nothing is at this path; /docs lists what there is'));
  });
  app.onError((e, c) => {
    if (e instanceof Problem) return respond(c, e);
    if (e instanceof Refusal) return respond(c, new Problem(problemOfReason(e.reason), e.message));
    const { code } = e as { code?: string };
    services.log('error', 'a request failed', {
      id: c.get('id'),
      route: c.get('route'),
      why: e.message,
      code,
      stack: e.stack
        ?.split('\n')
        .slice(1, 6)
        .map((l) => l.trim()),
    });
    if (isAway(e))
      return respond(
        c,
        new Problem('unavailable', 'the database does not answer at the moment; try again, with the same Idempotency-Key', [], {
          'retry-after': '2',
        }),
      );
    return respond(c, new Problem('internal', `the server failed at this request; its log has more under ${c.get('id')}`));
  });
}

/** The connection to the database broke or was refused, or it is shutting down: another try may succeed. */
function isAway(e: unknown): boolean {
  const { code = '', message = '' } = e as { code?: string; message?: string };
  return (
    /^(?:08|57P0|53|40001|40P01|55P03|57014)/.test(code) ||
    /^E(?:CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH)$/.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect/.test(message)
  );
}

/** The methods of the routes at a path; catch-all routes are none. */
function methodsAt(app: App, path: string): string[] {
  const found = app.routes.filter((r) => r.method !== 'ALL' && !r.path.includes('*') && patternOf(r.path).test(path)).map((r) => r.method);
  return [...new Set(found)];
}

const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+')}$`);

/** A method of a label or a log line: what is not one of HTTP's is not repeated. */
const methodOf = (c: Context): string => (/^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/.test(c.req.method) ? c.req.method : 'OTHER');

function addressOf(c: Context, config: Config): string {
  // The proxy writes the caller's address last; what stands before it may be the caller's invention.
  const forwarded = config.trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  if (forwarded) return forwarded.slice(0, 60);
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    return 'unknown';
  }
}

export { PROBLEMS };
