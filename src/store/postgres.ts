import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Client, Pool } from 'pg';
import { type Database, type Listeners, tell } from './database.ts';
import type { Tables } from './tables.ts';

const INT8 = 20;
const CHANNEL = 'triage_incident';
/** A statement that takes longer has gone wrong: no request waits for it. */
const STATEMENT_MS = 15_000;
const RETRY_MS = 1_000;

export interface PostgresOptions {
  readonly connections?: number;
  readonly onTrouble?: (what: string) => void;
}

/** A shared PostgreSQL: any number of processes. Changes are heard through LISTEN on a connection of its own, renewed when it breaks. */
export async function openPostgres(url: string, options: PostgresOptions = {}): Promise<Database> {
  const pg = (await import('pg')).default;
  const trouble = options.onTrouble ?? (() => undefined);
  const types = {
    getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
      oid === INT8 && format !== 'binary' ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
  };
  const pool: Pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 10,
    types,
    connectionTimeoutMillis: 10_000,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: STATEMENT_MS,
    application_name: 'triage',
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', (e) => trouble(`an idle connection to the database broke: ${e.message}`));
  await pool.query('select 1').catch(async (e: Error) => {
    await pool.end();
    throw new Error(`the database of DATABASE_URL does not answer: ${e.message || (e as NodeJS.ErrnoException).code}`);
  });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const listeners: Listeners = new Set();
  const ears = listen(() => new pg.Client({ connectionString: url, application_name: 'triage listener' }), listeners, trouble);
  return {
    kind: 'postgres',
    db,
    executeSql: async (text, values) => {
      const result: unknown = values && values.length > 0 ? await pool.query(text, [...values]) : await pool.query(text);
      const results = (Array.isArray(result) ? result : [result]) as { rows: unknown[] }[];
      return { rows: results.flatMap((r) => r.rows ?? []) };
    },
    onChange: (listener) => {
      listeners.add(listener);
      ears.start();
      return () => listeners.delete(listener);
    },
    announce: async (tx, incident) => {
      await sql`select pg_notify(${CHANNEL}, ${incident})`.execute(tx);
    },
    committed: () => undefined,
    reachable: () => undefined,
    close: async () => {
      await ears.stop();
      await db.destroy();
    },
  };
}

/** Incident `*` means: something may have been missed, look at all. */
export const ALL = '*';

function listen(connect: () => Client, listeners: Listeners, trouble: (what: string) => void) {
  let client: Client | undefined;
  let state: 'idle' | 'on' | 'over' = 'idle';
  const open = async (): Promise<void> => {
    if (state === 'over') return;
    const next = connect();
    const again = once((why: string) => {
      if (state === 'over') return;
      trouble(`the connection that listens for changes broke: ${why}`);
      void next.end().catch(() => undefined);
      setTimeout(() => void open(), RETRY_MS).unref();
    });
    next.on('error', (e) => again(e.message));
    next.on('end', () => again('it ended'));
    next.on('notification', (n) => tell(listeners, n.payload ?? ALL));
    try {
      await next.connect();
      await next.query(`listen ${CHANNEL}`);
      client = next;
      // What changed while nobody listened is looked for once.
      tell(listeners, ALL);
    } catch (e) {
      again((e as Error).message);
    }
  };
  return {
    start: () => {
      if (state !== 'idle') return;
      state = 'on';
      void open();
    },
    stop: async () => {
      state = 'over';
      await client?.end().catch(() => undefined);
    },
  };
}

function once<A>(f: (a: A) => void): (a: A) => void {
  let done = false;
  return (a) => {
    if (done) return;
    done = true;
    f(a);
  };
}
