import type { Database } from './database.ts';
import { eraseIncident } from './incidents.ts';

const KEY_DAYS = 7;
const AUDIT_DAYS = 400;
const DAY_MS = 86_400_000;

/** Closed incidents whose closing is older than `days` are erased with their logs; counts of confirmed causes stay. Repeating it does nothing. */
export async function retain(database: Database, days: number | undefined): Promise<number> {
  const before = (n: number) => new Date(Date.now() - n * DAY_MS);
  await database.db.deleteFrom('idempotency').where('created_at', '<', before(KEY_DAYS)).execute();
  await database.db.deleteFrom('audit').where('at', '<', before(AUDIT_DAYS)).execute();
  await database.db.deleteFrom('session').where('expires_at', '<', new Date()).execute();
  if (days === undefined) return 0;
  const old = await database.db
    .selectFrom('incident')
    .select('id')
    .where('state', '=', 'closed')
    .where('closed_at', '<', before(days))
    .limit(1_000)
    .execute();
  for (const { id } of old) await database.db.transaction().execute((tx) => eraseIncident(tx, id));
  return old.length;
}
