import { join } from 'node:path';
import { PLAIN, RENDERERS } from '../../render/index.ts';
import { countsOf, listIncidents, Refusal, snapshotOf } from '../../store/index.ts';
import { allows } from '../accounts/callers.ts';
import type { Desk } from '../desk.ts';
import { Problem } from '../http/problem.ts';
import type { App } from '../http/route.ts';
import { incidentPage, messagePage, startPage } from '../pages/plain.ts';
import { loadedOf, serveLoaded, staticFiles } from '../pages/static.ts';
import type { Services } from '../services.ts';

/** The built page where there is one, else plain pages; and the engine that the page runs in the browser. */
export function pageRoutes(app: App, services: Services, desk: Desk): void {
  const web = staticFiles(join(services.dist, 'web'));
  const engine = staticFiles(
    services.dist,
    (name) => name === 'engine.js' || name === 'team.js' || name === 'knowledge.txt' || /^grammars\/[\w.-]+\.wasm$/.test(name),
  );
  const { db } = services.database;

  // A team's own knowledge is for those who may read its incidents; what is shipped is for everybody.
  const team = services.team && loadedOf(new Uint8Array(Buffer.from(JSON.stringify(services.team))));
  app.get('/engine/team.json', (c) => {
    c.set('route', '/engine');
    const caller = c.get('caller');
    if (!caller || !allows(caller.account.role, 'viewer')) throw new Problem('unauthorised', 'sign in first');
    return team ? serveLoaded(c, team, 'application/json; charset=utf-8', 'private, no-cache') : c.body(null, 204);
  });

  app.get('/engine/*', (c) => {
    c.set('route', '/engine');
    return engine.serve(c, c.req.path.slice('/engine/'.length)) ?? c.notFound();
  });

  app.get('/', async (c) => {
    c.set('route', '/');
    const built = web.serve(c, 'index.html');
    if (built) return built;
    const caller = c.get('caller');
    const rows = caller ? await listIncidents(db, caller.account.team, {}, 20) : [];
    return c.html(startPage(rows, caller?.via === 'open'));
  });

  app.get('/incidents/:id', async (c) => {
    c.set('route', '/incidents');
    const built = web.serve(c, 'index.html');
    if (built) return built;
    const caller = c.get('caller');
    if (!caller || !allows(caller.account.role, 'viewer'))
      return c.html(messagePage('Sign in first', 'This incident is shown to those who are signed in.'), 401);
    try {
      const snapshot = await snapshotOf(db, caller.account.team, c.req.param('id'));
      const report = await desk.reportOf(snapshot, await countsOf(db, caller.account.team));
      const text = (RENDERERS.terminal ?? RENDERERS.markdown)?.(report, { paint: PLAIN, width: 100 }) ?? '';
      return c.html(incidentPage(snapshot.incident, report, text, Object.keys(RENDERERS)));
    } catch (e) {
      if (e instanceof Refusal && e.reason === 'not-found')
        return c.html(messagePage('There is no such incident', 'It may have been erased.'), 404);
      throw e;
    }
  });

  app.get('/problems/:type', (c) => {
    c.set('route', '/problems');
    return c.html(
      messagePage(c.req.param('type').replace(/[^a-z-]/g, ''), 'The type of a problem (RFC 9457); its detail says what to do.'),
    );
  });

  // Files of the page, and the page for every path that it routes by itself.
  app.get('/*', (c) => {
    const name = c.req.path.slice(1);
    if (/^(?:api|hooks|auth|engine)(?:\/|$)/.test(name)) return c.notFound();
    c.set('route', '/*');
    const file = web.serve(c, name);
    if (file) return file;
    const isPath = !name.includes('.') && (c.req.header('accept') ?? '').includes('text/html');
    return (isPath ? web.serve(c, 'index.html') : undefined) ?? c.notFound();
  });
}
