import { sql } from 'kysely';
import type { Db } from './database.ts';
import { Refusal } from './failures.ts';
import { newId, newToken, sha256 } from './ids.ts';

export const ROLES = ['viewer', 'responder', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export interface Account {
  readonly name: string;
  readonly role: Role;
  readonly team: string;
}

export interface TokenRow extends Account {
  readonly id: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

const SESSION_HOURS = 12;

/** Makes a token, shows it this once, and keeps its hash. */
export async function addToken(db: Db, account: Account): Promise<{ id: string; token: string }> {
  const id = newId();
  const token = newToken('triage');
  const made = await db
    .insertInto('token')
    .values({ id, name: account.name, role: account.role, team: account.team, hash: sha256(token) })
    .onConflict((c) => c.columns(['team', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made)
    throw new Refusal('conflict', `the team ${account.team} has a token named ${account.name}; remove it first, or choose another name`);
  return { id, token };
}

export async function listTokens(db: Db, team?: string): Promise<readonly TokenRow[]> {
  let query = db.selectFrom('token').selectAll().orderBy('team').orderBy('name');
  if (team !== undefined) query = query.where('team', '=', team);
  return (await query.execute()).map((t) => ({
    id: t.id,
    name: t.name,
    role: t.role as Role,
    team: t.team,
    createdAt: t.created_at.toISOString(),
    lastUsedAt: t.last_used_at?.toISOString() ?? null,
  }));
}

/** By name or id. The sessions that were opened with it end with it. */
export async function removeToken(db: Db, team: string, nameOrId: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('token')
    .where('team', '=', team)
    .where((e) => e.or([e('name', '=', nameOrId), e('id', '=', nameOrId)]))
    .returning('hash')
    .execute();
  for (const { hash } of gone) await db.deleteFrom('session').where('token_hash', '=', hash).execute();
  return gone.length > 0;
}

export async function anyToken(db: Db): Promise<boolean> {
  return (await db.selectFrom('token').select('id').limit(1).executeTakeFirst()) !== undefined;
}

export async function accountOfToken(db: Db, hash: string): Promise<Account | undefined> {
  const row = await db.selectFrom('token').select(['name', 'role', 'team', 'last_used_at']).where('hash', '=', hash).executeTakeFirst();
  if (!row) return undefined;
  // To the hour is enough to find unused tokens, and spares a write with every request.
  if (!row.last_used_at || Date.now() - row.last_used_at.getTime() > 3_600_000) {
    await db.updateTable('token').set({ last_used_at: sql<Date>`now()` }).where('hash', '=', hash).execute();
  }
  return { name: row.name, role: row.role as Role, team: row.team };
}

export interface SessionRow {
  readonly account: Account;
  readonly tokenHash: string | null;
  readonly agent: string;
}

export async function openSession(
  db: Db,
  account: Account,
  tokenHash: string | null,
  agent: string,
): Promise<{ secret: string; expires: Date }> {
  const secret = newToken('s');
  const expires = new Date(Date.now() + SESSION_HOURS * 3_600_000);
  await db.deleteFrom('session').where('expires_at', '<', new Date()).execute();
  await db
    .insertInto('session')
    .values({ hash: sha256(secret), account: JSON.stringify(account), token_hash: tokenHash, agent: sha256(agent), expires_at: expires })
    .execute();
  return { secret, expires };
}

export async function sessionOf(db: Db, secret: string): Promise<SessionRow | undefined> {
  const row = await db
    .selectFrom('session')
    .selectAll()
    .where('hash', '=', sha256(secret))
    .where('expires_at', '>', new Date())
    .executeTakeFirst();
  return row && { account: row.account as Account, tokenHash: row.token_hash, agent: row.agent };
}

export async function endSession(db: Db, secret: string): Promise<void> {
  await db.deleteFrom('session').where('hash', '=', sha256(secret)).execute();
}
