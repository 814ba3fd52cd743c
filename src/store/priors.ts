import { sql } from 'kysely';
import type { Tx } from './database.ts';

/** How often each mode was confirmed by this team. Numbers alone: they outlive the incidents, whose text is erased in time. */
export type Counts = ReadonlyMap<string, number>;

export async function countsOf(db: Tx, team: string): Promise<Counts> {
  const rows = await db.selectFrom('prior').select(['mode', 'confirmed']).where('team', '=', team).where('confirmed', '>', 0).execute();
  return new Map(rows.map((r) => [r.mode, r.confirmed]));
}

/** The confirmed cause of one incident changed from one mode, or none, to another. */
export async function countConfirmed(tx: Tx, team: string, before: string | null, after: string | null): Promise<void> {
  if (before === after) return;
  if (before !== null) {
    await tx
      .updateTable('prior')
      .set({ confirmed: sql`greatest(confirmed - 1, 0)` })
      .where('team', '=', team)
      .where('mode', '=', before)
      .execute();
  }
  if (after !== null) {
    await tx
      .insertInto('prior')
      .values({ team, mode: after, confirmed: 1 })
      .onConflict((c) => c.columns(['team', 'mode']).doUpdateSet({ confirmed: sql`prior.confirmed + 1` }))
      .execute();
  }
}
