import type { Database, Tx } from './database.ts';
import { Refusal } from './failures.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The incident that it tells of: erased with it. */
  readonly incident?: string;
}

export interface Key {
  /** Who: keys of two people never meet. */
  readonly scope: string;
  readonly key: string;
  /** Of method, path and body. */
  readonly hash: string;
}

/**
 * Does a write and keeps its answer under the key, in one transaction: after any crash both are there, or neither. A second call with the key
 * waits for the first and gets its answer.
 */
export async function once(
  database: Database,
  key: Key | undefined,
  write: (tx: Tx) => Promise<Answer>,
): Promise<{ answer: Answer; replayed: boolean }> {
  const result = await database.db.transaction().execute(async (tx) => {
    if (!key) return { answer: await write(tx), replayed: false };
    const taken = await tx
      .insertInto('idempotency')
      .values({ scope: key.scope, key: key.key, hash: key.hash })
      .onConflict((c) => c.doNothing())
      .returning('key')
      .executeTakeFirst();
    if (!taken) return { answer: await answerOf(tx, key), replayed: true };
    const answer = await write(tx);
    await tx
      .updateTable('idempotency')
      .set({ status: answer.status, headers: JSON.stringify(answer.headers), body: answer.body, incident_id: answer.incident ?? null })
      .where('scope', '=', key.scope)
      .where('key', '=', key.key)
      .execute();
    return { answer, replayed: false };
  });
  if (!result.replayed && result.answer.incident) database.committed(result.answer.incident);
  return result;
}

async function answerOf(tx: Tx, key: Key): Promise<Answer> {
  const row = await tx.selectFrom('idempotency').selectAll().where('scope', '=', key.scope).where('key', '=', key.key).executeTakeFirst();
  if (!row || row.status === null) throw new Refusal('conflict', 'a request with this Idempotency-Key is under way; try again');
  if (row.hash !== key.hash) {
    throw new Refusal('key-reused', 'this Idempotency-Key was used for another request; use a new key for a new request');
  }
  return { status: row.status, headers: row.headers ?? {}, body: row.body ?? '' };
}

/** The answer that a key already has, without a transaction: spares a repeated request its work. */
export async function known(database: Database, key: Key): Promise<Answer | undefined> {
  const found = await database.db
    .selectFrom('idempotency')
    .select('key')
    .where('scope', '=', key.scope)
    .where('key', '=', key.key)
    .where('status', 'is not', null)
    .executeTakeFirst();
  return found && answerOf(database.db, key);
}
