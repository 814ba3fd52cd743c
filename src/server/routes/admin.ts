import {
  addToken,
  addWebhook,
  listAudit,
  listTokens,
  listWebhooks,
  record,
  removeToken,
  removeWebhook,
  type Webhook,
} from '../../store/index.ts';
import { cursorOf, placeOf } from '../http/cursor.ts';
import { Problem } from '../http/problem.ts';
import { type App, route } from '../http/route.ts';
import { RefusedAddress, resolvePublic } from '../outgoing/send.ts';
import * as s from '../schemas.ts';
import type { Services } from '../services.ts';

const TAG = 'Administration';

export function adminRoutes(app: App, services: Services): void {
  const { db } = services.database;
  const common = { tag: TAG, role: 'admin' as const };

  route(
    app,
    services,
    {
      ...common,
      method: 'get',
      path: '/api/webhooks',
      summary: 'Out-going webhooks',
      answers: { 200: { description: 'All of the team', schema: s.webhookList } },
    },
    async ({ caller }) => ({
      body: { items: (await listWebhooks(db, caller.account.team)).map(webhookOf) },
    }),
  );
  route(
    app,
    services,
    {
      ...common,
      method: 'post',
      path: '/api/webhooks',
      summary: 'Add a webhook',
      body: s.webhookBody,
      answers: { 201: { description: 'It will be called', schema: s.webhook } },
    },
    async ({ caller, body, commit }) => {
      await refusePrivate(services, body.url);
      const { team, name } = caller.account;
      return commit(async (tx) => {
        const hook = await addWebhook(tx, { team, kind: body.kind, url: body.url, secret: body.secret ?? '', events: body.events });
        await record(tx, { team, who: name, action: 'webhook.added', target: hook.id, detail: new URL(hook.url).host });
        return { status: 201, headers: { location: `/api/webhooks/${hook.id}` }, body: webhookOf(hook) };
      });
    },
  );
  route(
    app,
    services,
    {
      ...common,
      method: 'delete',
      path: '/api/webhooks/{id}',
      summary: 'Remove a webhook',
      params: s.idParams,
      answers: { 204: { description: 'It is gone' } },
    },
    async ({ caller, params, commit }) =>
      commit(async (tx) => {
        const { team, name } = caller.account;
        if (!(await removeWebhook(tx, team, params.id))) throw new Problem('not-found', `there is no webhook ${params.id}`);
        await record(tx, { team, who: name, action: 'webhook.removed', target: params.id });
        return { status: 204 };
      }),
  );

  route(
    app,
    services,
    {
      ...common,
      method: 'get',
      path: '/api/tokens',
      summary: 'Tokens, without their secrets',
      answers: { 200: { description: 'All of the team', schema: s.tokenList } },
    },
    async ({ caller }) => ({
      body: { items: await listTokens(db, caller.account.team) },
    }),
  );
  route(
    app,
    services,
    {
      ...common,
      method: 'post',
      path: '/api/tokens',
      summary: 'Make a token; it is shown this once',
      body: s.tokenBody,
      answers: { 201: { description: 'Keep it', schema: s.tokenMade } },
    },
    async ({ caller, body, c }) => {
      // Its answer holds a secret, and is kept nowhere: so it takes no idempotency key.
      if (c.req.header('idempotency-key') !== undefined)
        throw new Problem('bad-request', 'a token is shown once, and so is made without Idempotency-Key');
      const { team, name } = caller.account;
      const made = await addToken(db, { name: body.name, role: body.role, team });
      await record(db, { team, who: name, action: 'token.added', target: body.name, detail: body.role });
      return { status: 201, headers: { 'cache-control': 'no-store' }, body: { ...made, name: body.name, role: body.role, team } };
    },
  );
  route(
    app,
    services,
    {
      ...common,
      method: 'delete',
      path: '/api/tokens/{id}',
      summary: 'Remove a token, by name or id; its sessions end',
      params: s.nameParams,
      answers: { 204: { description: 'It is gone' } },
    },
    async ({ caller, params }) => {
      const { team, name } = caller.account;
      if (!(await removeToken(db, team, params.id))) throw new Problem('not-found', `there is no token ${params.id}`);
      await record(db, { team, who: name, action: 'token.removed', target: params.id });
      return { status: 204 };
    },
  );

  route(
    app,
    services,
    {
      ...common,
      method: 'get',
      path: '/api/audit',
      summary: 'Who did what and when',
      query: s.pageQuery,
      answers: { 200: { description: 'Newest first', schema: s.auditPage } },
    },
    async ({ caller, query }) => {
      const before = placeOf(query.cursor, 1)?.[0];
      if (before !== undefined && !/^\d{1,15}$/.test(before))
        throw new Problem('bad-request', 'this cursor is none of ours; begin again without one');
      const rows = await listAudit(db, caller.account.team, query.limit + 1, before === undefined ? undefined : Number(before));
      const items = rows.slice(0, query.limit);
      const last = items.at(-1);
      return { body: { items, next: rows.length > query.limit && last ? cursorOf([last.id]) : null } };
    },
  );
}

const webhookOf = (h: Webhook) => ({
  id: h.id,
  kind: h.kind,
  url: `${new URL(h.url).origin}/…`,
  signed: h.secret !== '',
  events: [...h.events],
  createdAt: h.createdAt,
  lastStatus: h.lastStatus,
  lastAt: h.lastAt,
});

/** Said at once, where it can be; what counts is the check at each delivery. */
async function refusePrivate(services: Services, url: string): Promise<void> {
  try {
    await resolvePublic(new URL(url), { allowPrivate: services.config.allowPrivate });
  } catch (e) {
    if (e instanceof RefusedAddress) throw new Problem('invalid', e.message, [{ path: 'url', message: e.message }]);
    throw new Problem('invalid', 'the host of this URL cannot be found', [{ path: 'url', message: 'a host that exists was expected' }]);
  }
}
