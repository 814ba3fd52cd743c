import type { Db, Tx } from './database.ts';
import { newId } from './ids.ts';

export interface Webhook {
  readonly id: string;
  readonly team: string;
  readonly kind: 'slack' | 'generic';
  readonly url: string;
  readonly secret: string;
  readonly events: readonly string[];
  readonly createdAt: string;
  readonly lastStatus: string;
  readonly lastAt: string | null;
}

type NewWebhook = Pick<Webhook, 'team' | 'kind' | 'url' | 'secret' | 'events'>;

export async function addWebhook(db: Tx, hook: NewWebhook): Promise<Webhook> {
  const row = await db
    .insertInto('webhook')
    .values({
      id: newId(),
      team: hook.team,
      kind: hook.kind,
      url: hook.url,
      secret: hook.secret,
      events: [...hook.events],
      last_status: '',
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return webhookOf(row);
}

export async function listWebhooks(db: Tx, team: string): Promise<readonly Webhook[]> {
  return (await db.selectFrom('webhook').selectAll().where('team', '=', team).orderBy('id').execute()).map(webhookOf);
}

export async function getWebhook(db: Db, id: string): Promise<Webhook | undefined> {
  const row = await db.selectFrom('webhook').selectAll().where('id', '=', id).executeTakeFirst();
  return row && webhookOf(row);
}

export async function removeWebhook(db: Tx, team: string, id: string): Promise<boolean> {
  return (await db.deleteFrom('webhook').where('team', '=', team).where('id', '=', id).returning('id').execute()).length > 0;
}

export async function toldStatus(db: Db, id: string, status: string): Promise<void> {
  await db
    .updateTable('webhook')
    .set({ last_status: status.slice(0, 300), last_at: new Date() })
    .where('id', '=', id)
    .execute();
}

function webhookOf(r: {
  id: string;
  team: string;
  kind: string;
  url: string;
  secret: string;
  events: string[];
  created_at: Date;
  last_status: string;
  last_at: Date | null;
}): Webhook {
  return {
    id: r.id,
    team: r.team,
    kind: r.kind as Webhook['kind'],
    url: r.url,
    secret: r.secret,
    events: r.events,
    createdAt: r.created_at.toISOString(),
    lastStatus: r.last_status,
    lastAt: r.last_at?.toISOString() ?? null,
  };
}
