import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';

export interface Draft {
  readonly state: 'queued' | 'done' | 'failed';
  /** The event up to which the log was read. */
  readonly seq: number;
  readonly model: string;
  readonly by: string;
  readonly at: string;
  readonly report: unknown;
}

export async function queueDraft(tx: Tx, incident: string, seq: number, model: string, by: string): Promise<void> {
  const values = { seq, state: 'queued' as const, model, by };
  await tx
    .insertInto('draft')
    .values({ incident_id: incident, ...values, report: null })
    .onConflict((c) => c.column('incident_id').doUpdateSet({ ...values, updated_at: sql<Date>`clock_timestamp()` }))
    .execute();
}

/** Writes what came of it, and makes the incident a new version, so that those who watch it hear. */
export async function settleDraft(tx: Tx, incident: string, state: 'done' | 'failed', report: unknown): Promise<void> {
  await tx
    .updateTable('draft')
    .set({ state, ...(report === undefined ? {} : { report: JSON.stringify(report) }), updated_at: sql<Date>`clock_timestamp()` })
    .where('incident_id', '=', incident)
    .execute();
  await tx.updateTable('incident').set({ version: sql<number>`version + 1` }).where('id', '=', incident).execute();
}

export async function getDraft(db: Db, incident: string): Promise<Draft | undefined> {
  const row = await db.selectFrom('draft').selectAll().where('incident_id', '=', incident).executeTakeFirst();
  return row && { state: row.state, seq: row.seq, model: row.model, by: row.by, at: row.updated_at.toISOString(), report: row.report };
}
