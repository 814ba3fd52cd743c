import type { Database } from './database.ts';
import { IN_MEMORY, openEmbedded } from './embedded.ts';
import { openPostgres } from './postgres.ts';

export * from './accounts.ts';
export type { AuditEntry, AuditRow } from './audit.ts';
export { listAudit, record } from './audit.ts';
export type { Database, Db, Tx } from './database.ts';
export { type Draft, getDraft, queueDraft, settleDraft } from './drafts.ts';
export type { Decision, Snapshot, StoredEvent, ToAppend } from './events.ts';
export { appendEvent, listEvents, MOST_EVENTS, snapshotOf } from './events.ts';
export { type Reason, Refusal } from './failures.ts';
export { newId, newToken, sha256 } from './ids.ts';
export type { Filter, FullIncident, IncidentRow, NewIncident, Place, Summary } from './incidents.ts';
export {
  claimKey,
  eraseIncident,
  getIncident,
  getRow,
  incidentOfKeys,
  insertIncident,
  listIncidents,
  lockKeys,
  patchIncident,
} from './incidents.ts';
export { type JobOptions, type Jobs, startJobs } from './jobs.ts';
export { type Answer, type Key, known, once } from './keys.ts';
export { type Holder, Locked, read as readLock } from './lock.ts';
export { type Migrated, migrate, pendingMigrations } from './migrations/index.ts';
export { ALL } from './postgres.ts';
export { type Counts, countsOf } from './priors.ts';
export { retain } from './retention.ts';
export { type Similar, similarTo } from './similar.ts';
export type { Leading, Link, Note } from './tables.ts';
export { BadBackup, exportStore, restoreStore } from './transfer.ts';
export * from './webhooks.ts';
export { IN_MEMORY };

export interface StoreOptions {
  /** A PostgreSQL; without it the database is embedded, in `folder`. */
  readonly url?: string | undefined;
  readonly folder: string;
  readonly connections?: number;
  readonly onTrouble?: (what: string) => void;
}

export async function openStore({ url, folder, connections, onTrouble }: StoreOptions): Promise<Database> {
  if (url === undefined || url === '') return openEmbedded(folder);
  return openPostgres(url, { ...(connections ? { connections } : {}), ...(onTrouble ? { onTrouble } : {}) });
}
