import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { Kysely } from 'kysely';
import { type Database, type Listeners, tell } from './database.ts';
import { type Lock, lockFolder } from './lock.ts';
import type { Tables } from './tables.ts';

/** An empty database as the build wrote it: unpacking it takes a fifth of the time that creating one does. */
const SEEDS = ['./store.tar.gz', '../store.tar.gz', '../../dist/store.tar.gz'];

const INT8 = 20;

export const IN_MEMORY = 'memory://';

/** PostgreSQL inside this process, in a folder or in memory. Throws `Locked` where another process has the folder. */
export async function openEmbedded(folder: string): Promise<Database> {
  if (folder === IN_MEMORY) return databaseOf(await create(undefined), undefined);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(folder);
  try {
    return await databaseOf(await create(join(folder, 'pg')), lock);
  } catch (e) {
    lock.release();
    throw e;
  }
}

async function create(dataDir: string | undefined): Promise<PGlite> {
  const { PGlite } = await import('@electric-sql/pglite');
  const fresh = dataDir === undefined || !existsSync(join(dataDir, 'PG_VERSION'));
  const seed = fresh ? SEEDS.map((s) => new URL(s, import.meta.url)).find((url) => existsSync(url)) : undefined;
  return PGlite.create({
    ...(dataDir === undefined ? {} : { dataDir }),
    parsers: { [INT8]: Number },
    ...(seed ? { loadDataDir: new Blob([new Uint8Array(readFileSync(seed))]) } : {}),
  });
}

const SHORTEN_EVERY_MS = 60_000;
/** Two of its files. */
const LONG_LOG = 32 * 1024 * 1024;

/**
 * A PostgreSQL of its own has a process that writes what changed to the tables, and lets the log of it go; inside another process there is none, and the log would grow
 * until the server is stopped: on the disk, and for whoever starts it after a crash and waits until all of it is read again. True where it was shortened.
 */
export async function shortenLog(executeSql: Database['executeSql'], most = LONG_LOG): Promise<boolean> {
  const { rows } = await executeSql('select pg_current_wal_insert_lsn() - redo_lsn as bytes from pg_control_checkpoint()');
  if (Number((rows[0] as { bytes: unknown }).bytes) < most) return false;
  await executeSql('checkpoint');
  return true;
}

/** Its one connection is shared by turns. */
async function databaseOf(pglite: PGlite, lock: Lock | undefined): Promise<Database> {
  const { PGliteDialect } = await import('kysely-pglite-dialect');
  const db = new Kysely<Tables>({ dialect: new PGliteDialect(pglite) });
  const listeners: Listeners = new Set();
  // The queue's statements wait for their turn on the one connection, so that they never fall into another's transaction.
  const executeSql: Database['executeSql'] = (text, values) =>
    db.connection().execute(async () => {
      if (values && values.length > 0) return { rows: (await pglite.query(text, [...values])).rows };
      return { rows: (await pglite.exec(text)).flatMap((r) => r.rows) };
    });
  const shortening = setInterval(() => void shortenLog(executeSql).catch(() => undefined), SHORTEN_EVERY_MS);
  shortening.unref();
  return {
    kind: 'embedded',
    db,
    executeSql,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    announce: async () => undefined,
    committed: (incident) => tell(listeners, incident),
    reachable: (url) => lock?.announce(url),
    close: async () => {
      clearInterval(shortening);
      await db.destroy();
      if (!pglite.closed) await pglite.close();
      lock?.release();
    },
  };
}
