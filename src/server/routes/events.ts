import type { Happening } from '../../investigation/index.ts';
import { NOISE } from '../../knowledge/index.ts';
import { appendEvent, countsOf, getRow, listEvents, Refusal, record, similarTo, snapshotOf } from '../../store/index.ts';
import { type Desk, safeText, weightOf } from '../desk.ts';
import { Problem } from '../http/problem.ts';
import { type App, type Call, type Reply, route } from '../http/route.ts';
import { notify, occasionsOf } from '../outgoing/notify.ts';
import * as s from '../schemas.ts';
import type { Services } from '../services.ts';
import { etagOf, shapesOf } from '../shapes.ts';
import { streamOf } from '../stream.ts';
import { authorOf } from './incidents.ts';

const TAG = 'Investigation';
const AHEAD_MS = 5 * 60_000;

type Said = { readonly at?: string | undefined; readonly by?: string | undefined };

export function eventRoutes(app: App, services: Services, desk: Desk): void {
  const { database, jobs, metrics } = services;
  const { db } = database;
  const shapes = shapesOf(services.engine);
  const weight = weightOf(services.engine, NOISE);
  const added = { 201: { description: 'It stands in the log', schema: s.appended } };

  /** Appends one happening in the name of the caller. */
  const append = async (call: Call<{ id: string }, unknown, unknown>, happening: Happening, said: Said): Promise<Reply> => {
    const { team } = call.caller.account;
    const by = authorOf(call, said.by);
    if (said.at !== undefined && Date.parse(said.at) > Date.now() + AHEAD_MS) {
      throw new Problem('invalid', 'the event lies in the future', [{ path: 'at', message: 'a time that has passed was expected' }]);
    }
    const counts = await countsOf(db, team);
    const before = await snapshotOf(db, team, call.params.id);
    call.ifMatch(etagOf(before.incident));
    const decide = (snapshot: typeof before) => desk.decide(snapshot, happening, by, counts);
    const decided = await decide(before);
    return call.commit(async (tx) => {
      // A precondition holds for the state that is changed, not for the one that was looked at before.
      if (call.c.req.header('if-match') !== undefined) {
        const now = await snapshotOf(tx, team, call.params.id, true);
        call.ifMatch(etagOf(now.incident));
      }
      const { event, incident } = await appendEvent(database, tx, before, { happening, at: said.at, by }, decide, decided);
      await record(tx, { team, who: by, action: `event.${event.kind}`, target: `${incident.id}/${event.id}` });
      await notify(tx, jobs, team, incident.id, occasionsOf(before.incident, incident));
      metrics.count('triage_events_total', { kind: event.kind });
      return {
        status: 201,
        headers: { location: `/api/incidents/${incident.id}/events?after=${event.seq - 1}&limit=1` },
        etag: etagOf(incident),
        body: { event, incident: shapes.summary(incident) },
        incident: incident.id,
      };
    });
  };

  route(
    app,
    services,
    {
      method: 'post',
      path: '/api/incidents/{id}/events',
      summary: 'Record what happened',
      tag: TAG,
      role: 'responder',
      params: s.idParams,
      body: s.happeningBody,
      answers: added,
    },
    (call) => {
      const { at, by, ...happening } = call.body;
      return append(call, cleaned(happening), { at, by });
    },
  );

  route(
    app,
    services,
    {
      method: 'post',
      path: '/api/incidents/{id}/undo',
      summary: 'An event no longer counts',
      tag: TAG,
      role: 'responder',
      params: s.idParams,
      body: s.undoBody,
      answers: added,
    },
    (call) => append(call, { kind: 'undone', event: call.body.event }, call.body),
  );

  route(
    app,
    services,
    {
      method: 'post',
      path: '/api/incidents/{id}/close',
      summary: 'The investigation ended',
      tag: TAG,
      role: 'responder',
      params: s.idParams,
      body: s.closeBody,
      answers: added,
    },
    (call) => {
      const { at, by, ...rest } = call.body;
      return append(call, cleaned({ kind: 'closed', ...rest }), { at, by });
    },
  );

  route(
    app,
    services,
    {
      method: 'get',
      path: '/api/incidents/{id}/events',
      summary: 'The log',
      tag: TAG,
      role: 'viewer',
      params: s.idParams,
      query: s.eventsQuery,
      answers: { 200: { description: 'Oldest first', schema: s.eventPage }, 304: { description: 'As it was' } },
    },
    async ({ caller, params, query }) => {
      const row = await getRow(db, caller.account.team, params.id);
      const events = await listEvents(db, row.id, query.after, query.limit + 1);
      const items = events.slice(0, query.limit);
      return {
        etag: etagOf(row, `-${query.after}-${query.limit}`),
        body: { items, next: events.length > query.limit ? (items.at(-1)?.seq ?? null) : null },
      };
    },
  );

  route(
    app,
    services,
    {
      method: 'get',
      path: '/api/incidents/{id}/stream',
      summary: 'The log as server-sent events, from the beginning or after Last-Event-ID, and then as it grows',
      tag: TAG,
      role: 'viewer',
      params: s.idParams,
      query: s.streamQuery,
      answers: { 200: { description: 'A stream', schema: s.storedEvent, types: ['text/event-stream'] } },
    },
    async ({ c, caller, params, query }) => {
      const { team } = caller.account;
      const row = await getRow(db, team, params.id);
      const last = c.req.header('last-event-id');
      if (last !== undefined && !/^\d{1,10}$/.test(last))
        throw new Problem('bad-request', 'Last-Event-ID is the id of an event of this stream, a number');
      if (services.hub.open() >= MOST_STREAMS) throw new Problem('unavailable', 'too many streams are open', [], { 'retry-after': '5' });
      const feed = {
        events: (after: number) => listEvents(db, row.id, after, 500),
        row: async () => {
          try {
            const now = await getRow(db, team, row.id);
            return { version: now.version, json: JSON.stringify(shapes.summary(now)) };
          } catch (e) {
            if (e instanceof Refusal) return undefined;
            throw e;
          }
        },
      };
      const body = streamOf(services.hub, row.id, feed, last === undefined ? (query.after ?? 0) : Number(last), c.req.raw.signal);
      return c.body(body, 200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store, no-transform',
        // Proxies that gather answers would hold back what is to be seen at once.
        'x-accel-buffering': 'no',
      });
    },
  );

  route(
    app,
    services,
    {
      method: 'get',
      path: '/api/incidents/{id}/similar',
      summary: 'Past incidents that showed the same, with what they turned out to be',
      tag: TAG,
      role: 'viewer',
      params: s.idParams,
      query: s.similarQuery,
      answers: { 200: { description: 'Likest first', schema: s.similarList } },
    },
    async ({ caller, params, query }) => {
      const { team } = caller.account;
      const row = await getRow(db, team, params.id);
      const observables = new Map(services.engine.knowledge.observables.map((o) => [o.id, o]));
      const found = await similarTo(db, row, weight, query.limit);
      const items = [];
      for (const { id, score, sameClass, common } of found) {
        const incident = shapes.summary(await getRow(db, team, id));
        const shared = common.slice(0, 20).map((signal) => {
          const [observable = '', value = ''] = signal.split('=');
          const o = observables.get(observable);
          return { observable, value, text: o?.values[value]?.means ?? o?.question ?? observable };
        });
        items.push({ incident, score, sameClass, common: shared });
      }
      return { body: { items } };
    },
  );
}

const MOST_STREAMS = 2_000;

/** Free text without control characters and secrets; ids as they are. A note that is empty then is none. */
function cleaned(h: object): Happening {
  const ids = new Set(['kind', 'observable', 'value', 'effect', 'field', 'event', 'mode']);
  const entries = Object.entries(h as Record<string, string | undefined>).flatMap(([k, v]): [string, string][] => {
    if (v === undefined) return [];
    const text = ids.has(k) ? v : safeText(v);
    return k === 'note' && text.trim() === '' ? [] : [[k, text]];
  });
  const out = Object.fromEntries(entries) as Record<string, string>;
  for (const needed of ['action', 'text'] as const) {
    if (needed in out && (out[needed] ?? '').trim() === '')
      throw new Problem('invalid', `${needed} holds no words`, [{ path: needed, message: 'words were expected' }]);
  }
  if (out.kind === 'noted' && out.note === undefined)
    throw new Problem('invalid', 'the note holds no words', [{ path: 'note', message: 'words were expected' }]);
  return out as unknown as Happening;
}
