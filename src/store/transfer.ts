import { sql } from 'kysely';
import type { Database, Tx } from './database.ts';

/** The tables of a backup, in the order in which they can be filled. Sessions are left out: people sign in again. */
const PARTS = [
  { table: 'incident', columns: '*', order: 'id' },
  { table: 'event', columns: '*', order: 'incident_id, seq' },
  { table: 'draft', columns: '*', order: 'incident_id' },
  { table: 'idempotency', columns: '*', order: 'scope, key' },
  { table: 'open_key', columns: '*', order: 'team, key' },
  { table: 'told', columns: '*', order: 'incident_id, key' },
  { table: 'prior', columns: '*', order: 'team, mode' },
  { table: 'token', columns: '*', order: 'id' },
  { table: 'webhook', columns: '*', order: 'id' },
  { table: 'audit', columns: 'at, team, who, action, target, detail', order: 'id' },
] as const;

const BATCH = 200;
const FORMAT = 1;

/** The whole store as lines of JSON, as it was at one moment: a head, `{"table": …, "row": …}` each, and an end that counts them. */
export async function exportStore(database: Database, write: (line: string) => Promise<void>): Promise<number> {
  return database.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await write(JSON.stringify({ triage: 'backup', format: FORMAT, at: new Date().toISOString() }));
      let rows = 0;
      for (const { table, columns, order } of PARTS) {
        const what = sql.raw(`select ${columns} from ${table} order by ${order}`);
        await sql`declare part no scroll cursor for select to_jsonb(t)::text as row from (${what}) t`.execute(tx);
        for (;;) {
          const batch = await sql<{ row: string }>`${sql.raw(`fetch ${BATCH} from part`)}`.execute(tx);
          for (const { row } of batch.rows) await write(`{"table":"${table}","row":${row}}`);
          rows += batch.rows.length;
          if (batch.rows.length < BATCH) break;
        }
        await sql`close part`.execute(tx);
      }
      await write(JSON.stringify({ end: true, rows }));
      return rows;
    });
}

export class BadBackup extends Error {}

/**
 * Fills a store from the lines of a backup, all of it or nothing. Refuses one that already holds incidents, unless `merge`: then what is there stays
 * and what is missing is added.
 */
export async function restoreStore(database: Database, lines: AsyncIterable<string>, merge = false): Promise<number> {
  return database.db.transaction().execute(async (tx) => {
    const there = await tx.selectFrom('incident').select('id').limit(1).executeTakeFirst();
    if (there && !merge)
      throw new BadBackup('this store already holds incidents; restore into an empty one, or add what is missing with --merge');
    let batch: string[] = [];
    let open = '';
    let rows = 0;
    let ended: number | undefined;
    let number = 0;
    const flush = async () => {
      if (batch.length > 0) await insert(tx, open, batch);
      batch = [];
    };
    for await (const line of lines) {
      number++;
      if (line.trim() === '') continue;
      if (ended !== undefined) throw new BadBackup(`line ${number} stands after the end of the backup`);
      const entry = parse(line, number);
      if (number === 1) {
        if (entry.triage !== 'backup') throw new BadBackup('this is no backup of triage: its first line does not say so');
        if (entry.format !== FORMAT)
          throw new BadBackup(`the backup has format ${String(entry.format)}; this version reads format ${FORMAT}`);
        continue;
      }
      if (entry.end === true) {
        ended = Number(entry.rows);
        continue;
      }
      const table = String(entry.table);
      if (table !== open || batch.length >= BATCH) await flush();
      open = table;
      batch.push(JSON.stringify(entry.row));
      rows++;
    }
    await flush();
    if (ended === undefined) throw new BadBackup(`the backup is cut off after ${rows} rows; nothing was restored`);
    if (ended !== rows) throw new BadBackup(`the backup says ${ended} rows and has ${rows}; nothing was restored`);
    return rows;
  });
}

function parse(line: string, number: number): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new BadBackup(
    number === 1
      ? 'this is no backup of triage: its first line is not JSON'
      : `line ${number} of the backup is not JSON; nothing was restored`,
  );
}

async function insert(tx: Tx, table: string, rows: readonly string[]): Promise<void> {
  const part = PARTS.find((p) => p.table === table);
  if (!part) throw new BadBackup(`the backup has a table "${table}" that this version does not know; nothing was restored`);
  const into = part.columns === '*' ? table : `${table} (${part.columns})`;
  await sql`insert into ${sql.raw(into)} select ${sql.raw(part.columns)} from jsonb_populate_recordset(null::${sql.raw(table)}, ${`[${rows.join(',')}]`}::jsonb) on conflict do nothing`.execute(
    tx,
  );
}
