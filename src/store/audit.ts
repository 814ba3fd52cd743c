import type { Db, Tx } from './database.ts';

export interface AuditEntry {
  readonly team: string;
  readonly who: string;
  readonly action: string;
  readonly target?: string;
  readonly detail?: string;
}

export interface AuditRow {
  readonly id: number;
  readonly at: string;
  readonly who: string;
  readonly action: string;
  readonly target: string;
  readonly detail: string;
}

/** Who did what, to what. Never the text of an incident. Within the transaction of the act, where there is one. */
export async function record(db: Tx, entry: AuditEntry): Promise<void> {
  await db
    .insertInto('audit')
    .values({
      team: entry.team,
      who: entry.who,
      action: entry.action,
      target: entry.target ?? '',
      detail: (entry.detail ?? '').slice(0, 500),
    })
    .execute();
}

export async function listAudit(db: Db, team: string, limit: number, before?: number): Promise<readonly AuditRow[]> {
  let query = db.selectFrom('audit').selectAll().where('team', 'in', [team, '']).orderBy('id', 'desc').limit(limit);
  if (before !== undefined) query = query.where('id', '<', before);
  return (await query.execute()).map(({ id, at, who, action, target, detail }) => ({
    id,
    at: at.toISOString(),
    who,
    action,
    target,
    detail,
  }));
}
