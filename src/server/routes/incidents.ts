import { RENDERERS } from '../../render/index.ts';
import { countsOf, eraseIncident, getIncident, getRow, listIncidents, patchIncident, record, snapshotOf } from '../../store/index.ts';
import { type Desk, readGiven, safeText } from '../desk.ts';
import { cursorOf, placeOf } from '../http/cursor.ts';
import { Problem } from '../http/problem.ts';
import { type App, type Call, type Reply, route } from '../http/route.ts';
import { prepareOpening } from '../open.ts';
import * as s from '../schemas.ts';
import type { Services } from '../services.ts';
import { etagOf, shapesOf } from '../shapes.ts';
import { formatOf, rendered } from './formats.ts';

const TAG = 'Incidents';

/** The author of a write: the account, or on loopback whoever says so. */
export function authorOf(call: Pick<Call<unknown, unknown, unknown>, 'caller'>, by: string | undefined): string {
  const { caller } = call;
  const name = by === undefined ? '' : safeText(by).replace(/\s+/g, ' ').trim();
  if (caller.via === 'open') return name === '' ? caller.account.name : name;
  if (name !== '' && name !== caller.account.name) {
    throw new Problem('invalid', `who writes is ${caller.account.name}, by the account; leave "by" out`, [
      { path: 'by', message: 'not with an account' },
    ]);
  }
  return caller.account.name;
}

export function incidentRoutes(app: App, services: Services, desk: Desk): void {
  const { database } = services;
  const { db } = database;
  const shapes = shapesOf(services.engine);
  const answer = { description: 'The incident', schema: s.incident };

  route(
    app,
    services,
    {
      method: 'post',
      path: '/api/triage',
      summary: 'A report, and nothing saved',
      tag: 'Triage',
      role: 'viewer',
      query: s.formatQuery,
      body: s.triageBody,
      answers: { 200: rendered },
    },
    async ({ c, caller, query, body }) => {
      const format = formatOf(c, query.format);
      const report = await desk.report(await readGiven(body), [], await countsOf(db, caller.account.team));
      return format.write(report);
    },
  );

  route(
    app,
    services,
    {
      method: 'post',
      path: '/api/incidents',
      summary: 'Open an incident',
      tag: TAG,
      role: 'responder',
      body: s.createBody,
      answers: { 201: { ...answer, description: 'It was opened' }, 200: { ...answer, description: 'The open one that the key names' } },
    },
    async (call) => {
      const { team } = call.caller.account;
      const { key, service, by, source = 'api', ...given } = call.body;
      const open = await prepareOpening(services, desk, await readGiven(given), {
        team,
        by: authorOf(call, by),
        source,
        service: safeText(service ?? '').trim(),
        links: [],
        keys: key === undefined || key === '' ? [] : [`key:${key}`],
      });
      return call.commit(async (tx): Promise<Reply> => {
        const opened = await open(tx);
        const incident = opened.created ? opened.incident : await getIncident(tx, team, opened.id);
        const location = `/api/incidents/${incident.id}`;
        return {
          status: opened.created ? 201 : 200,
          headers: { location },
          etag: etagOf(incident),
          body: shapes.full(incident),
          incident: incident.id,
        };
      });
    },
  );

  route(
    app,
    services,
    {
      method: 'get',
      path: '/api/incidents',
      summary: 'List and search',
      tag: TAG,
      role: 'viewer',
      query: s.listQuery,
      answers: { 200: { description: 'Newest first', schema: s.incidentPage } },
    },
    async ({ caller, query }) => {
      const { limit, cursor, ...filter } = query;
      const place = placeOf(cursor, 2);
      if (place && Number.isNaN(Date.parse(place[0] ?? '')))
        throw new Problem('bad-request', 'this cursor is none of ours; begin again without one');
      const after = place && { at: place[0] ?? '', id: place[1] ?? '' };
      const rows = await listIncidents(db, caller.account.team, filter, limit + 1, after);
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      return { body: { items: items.map(shapes.summary), next: rows.length > limit && last ? cursorOf([last.createdAt, last.id]) : null } };
    },
  );

  route(
    app,
    services,
    {
      method: 'get',
      path: '/api/incidents/{id}',
      summary: 'One incident',
      tag: TAG,
      role: 'viewer',
      params: s.idParams,
      answers: { 200: answer, 304: { description: 'As it was' } },
    },
    async ({ caller, params }) => {
      const incident = await getIncident(db, caller.account.team, params.id);
      return { etag: etagOf(incident), body: shapes.full(incident) };
    },
  );

  route(
    app,
    services,
    {
      method: 'patch',
      path: '/api/incidents/{id}',
      summary: 'Change title or service',
      tag: TAG,
      role: 'responder',
      params: s.idParams,
      body: s.patchBody,
      answers: { 200: answer },
    },
    async ({ caller, params, body, commit, ifMatch }) =>
      commit(async (tx) => {
        const { team, name } = caller.account;
        const before = await getIncident(tx, team, params.id, true);
        ifMatch(etagOf(before));
        const one = (t: string | undefined) => (t === undefined ? undefined : safeText(t).replace(/\s+/g, ' ').trim());
        const title = one(body.title);
        if (title === '') throw new Problem('invalid', 'the title holds no words', [{ path: 'title', message: 'words were expected' }]);
        const incident = await patchIncident(tx, before, { title, service: one(body.service) });
        await record(tx, { team, who: name, action: 'incident.changed', target: incident.id, detail: Object.keys(body).join(', ') });
        await database.announce(tx, incident.id);
        return { etag: etagOf(incident), body: shapes.full(incident), incident: incident.id };
      }),
  );

  route(
    app,
    services,
    {
      method: 'delete',
      path: '/api/incidents/{id}',
      summary: 'Erase an incident and its events',
      tag: TAG,
      role: 'admin',
      params: s.idParams,
      answers: { 204: { description: 'It is gone' } },
    },
    async ({ caller, params, commit, ifMatch }) =>
      commit(async (tx) => {
        const { team, name } = caller.account;
        const before = await getIncident(tx, team, params.id, true);
        ifMatch(etagOf(before));
        await eraseIncident(tx, before.id);
        await record(tx, { team, who: name, action: 'incident.erased', target: before.id });
        await database.announce(tx, before.id);
        return { status: 204 };
      }),
  );

  route(
    app,
    services,
    {
      method: 'get',
      path: '/api/incidents/{id}/report',
      summary: 'The report after all events that count',
      tag: TAG,
      role: 'viewer',
      params: s.idParams,
      query: s.formatQuery,
      answers: { 200: rendered, 304: { description: 'As it was' } },
    },
    async ({ c, caller, params, query }) => {
      const { team } = caller.account;
      const format = formatOf(c, query.format);
      const counts = await countsOf(db, team);
      const learnt = [...counts.values()].reduce((a, b) => a + b, 0);
      const row = await getRow(db, team, params.id);
      // The same state has the same report: it need not be made to say so.
      const etag = etagOf(row, `-${format.name}-${learnt}-${services.version}`);
      if ((c.req.header('if-none-match') ?? '').includes(etag)) return { etag, text: '' };
      const snapshot = await snapshotOf(db, team, params.id);
      return {
        ...format.write(await desk.reportOf(snapshot, counts)),
        etag: etagOf(snapshot.incident, `-${format.name}-${learnt}-${services.version}`),
      };
    },
  );
}

export const FORMATS = Object.keys(RENDERERS);
