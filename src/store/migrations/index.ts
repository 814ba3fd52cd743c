import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import * as first from './0001-first.ts';
import * as draft from './0002-draft.ts';

/** In order; a migration that has been released is never changed. */
const MIGRATIONS: Readonly<Record<string, Migration>> = { '0001-first': first, '0002-draft': draft };

export interface Migrated {
  readonly done: readonly string[];
}

const migratorOf = (db: Kysely<Tables>): Migrator =>
  new Migrator({ db, provider: { getMigrations: async () => ({ ...MIGRATIONS }) }, migrationTableName: 'schema_migration' });

/** Brings the database to this version's tables. Safe when several processes begin at once: kysely holds an advisory lock. */
export async function migrate(db: Kysely<Tables>): Promise<Migrated> {
  // The migrator looks at every table of the database before it begins; a start need not wait for that.
  if (await isLatest(db)) return { done: [] };
  const { error, results } = await migratorOf(db).migrateToLatest();
  if (error) throw new Error(`the database could not be migrated: ${error instanceof Error ? error.message : String(error)}`);
  return { done: (results ?? []).filter((r) => r.status === 'Success').map((r) => r.migrationName) };
}

async function isLatest(db: Kysely<Tables>): Promise<boolean> {
  try {
    const { rows } = await sql<{ name: string }>`select name from schema_migration`.execute(db);
    const done = new Set(rows.map((r) => r.name));
    return Object.keys(MIGRATIONS).every((name) => done.has(name));
  } catch {
    // There is no such table yet.
    return false;
  }
}

export async function pendingMigrations(db: Kysely<Tables>): Promise<readonly string[]> {
  const all = await migratorOf(db).getMigrations();
  return all.filter((m) => m.executedAt === undefined).map((m) => m.name);
}
