import { type SqlBool, sql } from 'kysely';
import type { Database, Db, Tx } from './database.ts';
import { Refusal } from './failures.ts';
import { newId } from './ids.ts';
import type { Leading, Link, Note } from './tables.ts';

/** What the engine makes of an incident, kept beside it for lists and searches. */
export interface Summary {
  readonly severity: string;
  readonly class: string;
  readonly leading: Leading | null;
  readonly signals: readonly string[];
}

export interface NewIncident extends Summary {
  readonly team: string;
  readonly title: string;
  readonly service: string;
  readonly source: string;
  readonly by: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly notes: readonly Note[];
  readonly links: readonly Link[];
}

export interface IncidentRow extends Summary {
  readonly id: string;
  readonly team: string;
  readonly title: string;
  readonly service: string;
  readonly source: string;
  readonly state: 'open' | 'closed';
  readonly outcome: string | null;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly closedAt: string | null;
  readonly seq: number;
  readonly version: number;
}

/** A row and its text: what a report is made from. */
export interface FullIncident extends IncidentRow {
  readonly fields: Readonly<Record<string, string>>;
  readonly notes: readonly Note[];
  readonly links: readonly Link[];
}

const SUMMARY = [
  'id',
  'team',
  'title',
  'service',
  'source',
  'state',
  'severity',
  'class',
  'leader',
  'signals',
  'outcome',
  'created_at',
  'created_by',
  'updated_at',
  'closed_at',
  'last_seq',
  'version',
] as const;

interface Stored {
  id: string;
  team: string;
  title: string;
  service: string;
  source: string;
  state: 'open' | 'closed';
  severity: string;
  class: string;
  leader: Leading | null;
  signals: string[];
  outcome: string | null;
  created_at: Date;
  created_by: string;
  updated_at: Date;
  closed_at: Date | null;
  last_seq: number;
  version: number;
}

const rowOf = (r: Stored): IncidentRow => ({
  id: r.id,
  team: r.team,
  title: r.title,
  service: r.service,
  source: r.source,
  state: r.state,
  severity: r.severity,
  class: r.class,
  leading: r.leader,
  signals: r.signals,
  outcome: r.outcome,
  createdAt: r.created_at.toISOString(),
  createdBy: r.created_by,
  updatedAt: r.updated_at.toISOString(),
  closedAt: r.closed_at?.toISOString() ?? null,
  seq: r.last_seq,
  version: r.version,
});

/** What is searched: beyond these lengths a text index of PostgreSQL refuses. */
const SEARCHED = 60_000;

const searchOf = (title: string, service: string, fields: Readonly<Record<string, string>>) => {
  const text = [title, service, ...Object.values(fields).map((f) => f.slice(0, SEARCHED))].join('\n');
  return sql<string>`to_tsvector('english', ${text})`;
};

export async function insertIncident(tx: Tx, incident: NewIncident): Promise<FullIncident> {
  const row = await tx
    .insertInto('incident')
    .values({
      id: newId(),
      team: incident.team,
      title: incident.title,
      service: incident.service,
      source: incident.source,
      state: 'open',
      severity: incident.severity,
      class: incident.class,
      leader: JSON.stringify(incident.leading),
      signals: [...incident.signals],
      outcome: null,
      fields: JSON.stringify(incident.fields),
      notes: JSON.stringify(incident.notes),
      links: JSON.stringify(incident.links),
      created_by: incident.by,
      updated_at: sql`clock_timestamp()`,
      closed_at: null,
      ...({ search: searchOf(incident.title, incident.service, incident.fields) } as object),
    })
    .returning(SUMMARY)
    .executeTakeFirstOrThrow();
  return { ...rowOf(row), fields: incident.fields, notes: incident.notes, links: incident.links };
}

/** The incident, of this team alone: another team's is not found. `lock` holds it until the transaction ends. */
export async function getIncident(db: Tx, team: string, id: string, lock = false): Promise<FullIncident> {
  let query = db
    .selectFrom('incident')
    .select([...SUMMARY, 'fields', 'notes', 'links'])
    .where('id', '=', id)
    .where('team', '=', team);
  if (lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  if (!row) throw new Refusal('not-found', `there is no incident ${id.slice(0, 60)}; GET /api/incidents lists those that there are`);
  return { ...rowOf(row), fields: row.fields, notes: row.notes, links: row.links };
}

export async function getRow(db: Tx, team: string, id: string): Promise<IncidentRow> {
  const row = await db.selectFrom('incident').select(SUMMARY).where('id', '=', id).where('team', '=', team).executeTakeFirst();
  if (!row) throw new Refusal('not-found', `there is no incident ${id.slice(0, 60)}; GET /api/incidents lists those that there are`);
  return rowOf(row);
}

export interface Filter {
  readonly q?: string | undefined;
  readonly class?: string | undefined;
  readonly service?: string | undefined;
  readonly severity?: string | undefined;
  readonly state?: 'open' | 'closed' | undefined;
  readonly source?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

export interface Place {
  readonly at: string;
  readonly id: string;
}

/** Newest first; `after` is the last one of the page before. One more than `limit` tells that there is a next page. */
export async function listIncidents(db: Db, team: string, filter: Filter, limit: number, after?: Place): Promise<readonly IncidentRow[]> {
  let query = db.selectFrom('incident').select(SUMMARY).where('team', '=', team);
  for (const column of ['class', 'service', 'severity', 'state', 'source'] as const) {
    const value = filter[column];
    if (value !== undefined) query = query.where(column, '=', value as never);
  }
  if (filter.q !== undefined) {
    const words = filter.q;
    // An id or its beginning is found as well: it is what people paste.
    query = query.where((e) =>
      e.or([
        sql<SqlBool>`search @@ websearch_to_tsquery('english', ${words})`,
        ...(/^[0-9a-z]{8,26}$/.test(words) ? [e('id', 'like', `${words}%`)] : []),
      ]),
    );
  }
  if (filter.since !== undefined) query = query.where('created_at', '>=', new Date(filter.since));
  if (filter.until !== undefined) query = query.where('created_at', '<=', new Date(filter.until));
  if (after) query = query.where(sql<SqlBool>`(created_at, id) < (${after.at}::timestamptz, ${after.id})`);
  const rows = await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map(rowOf);
}

export async function patchIncident(
  tx: Tx,
  row: FullIncident,
  change: { title?: string | undefined; service?: string | undefined },
): Promise<FullIncident> {
  const title = change.title ?? row.title;
  const service = change.service ?? row.service;
  const changed = await tx
    .updateTable('incident')
    .set({
      title,
      service,
      version: row.version + 1,
      updated_at: sql`clock_timestamp()`,
      ...({ search: sql`search || to_tsvector('english', ${`${title}\n${service}`})` } as object),
    })
    .where('id', '=', row.id)
    .returning(SUMMARY)
    .executeTakeFirstOrThrow();
  return { ...row, ...rowOf(changed) };
}

/** Erases an incident, its log, and the answers that were kept for repeated requests. Counts of confirmed causes stay: they hold no text. */
export async function eraseIncident(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('idempotency').where('incident_id', '=', id).execute();
  await tx.deleteFrom('incident').where('id', '=', id).execute();
}

/** The open incident that a key names, or this one, which takes it. */
export async function claimKey(tx: Tx, team: string, key: string, incident: string): Promise<void> {
  await tx
    .insertInto('open_key')
    .values({ team, key, incident_id: incident })
    .onConflict((c) => c.doNothing())
    .execute();
}

export async function incidentOfKeys(db: Tx, team: string, keys: readonly string[]): Promise<string | undefined> {
  if (keys.length === 0) return undefined;
  const row = await db
    .selectFrom('open_key')
    .select('incident_id')
    .where('team', '=', team)
    .where('key', 'in', [...keys])
    .orderBy('incident_id')
    .executeTakeFirst();
  return row?.incident_id;
}

/** Only one at a time opens an incident for these keys, in any process. */
export async function lockKeys(tx: Tx, database: Database, team: string, keys: readonly string[]): Promise<void> {
  if (database.kind === 'embedded') return;
  for (const key of [...new Set(keys)].sort()) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`triage:${team}:${key}`}, 0))`.execute(tx);
  }
}
