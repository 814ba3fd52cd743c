import { sql } from 'kysely';
import type { Happening, InvestigationEvent } from '../investigation/index.ts';
import type { Database, Tx } from './database.ts';
import { Refusal } from './failures.ts';
import { type FullIncident, getIncident, getRow, type IncidentRow, type Summary } from './incidents.ts';
import { countConfirmed } from './priors.ts';
import type { EventTable } from './tables.ts';

export type StoredEvent = InvestigationEvent & { readonly seq: number; readonly recordedAt: string };

/** An incident and its whole log, as they were at one moment. */
export interface Snapshot {
  readonly incident: FullIncident;
  readonly events: readonly StoredEvent[];
}

/** What is to be written after one more event. */
export interface Decision extends Summary {
  readonly state: 'open' | 'closed';
  /** The confirmed mode, where it is closed with one. */
  readonly outcome: string | null;
}

/** More events than this are no investigation but a program in a loop. */
export const MOST_EVENTS = 5_000;

const eventOf = (r: { seq: number; kind: string; at: Date; by: string; body: Record<string, string>; recorded_at: Date }): StoredEvent =>
  ({
    ...r.body,
    kind: r.kind,
    id: `e${r.seq}`,
    seq: r.seq,
    at: r.at.toISOString(),
    by: r.by,
    recordedAt: r.recorded_at.toISOString(),
  }) as StoredEvent;

const COLUMNS = ['seq', 'kind', 'at', 'by', 'body', 'recorded_at'] as const satisfies readonly (keyof EventTable)[];

export async function listEvents(db: Tx, incident: string, after = 0, limit = MOST_EVENTS + 1): Promise<readonly StoredEvent[]> {
  const rows = await db
    .selectFrom('event')
    .select(COLUMNS)
    .where('incident_id', '=', incident)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(eventOf);
}

export async function snapshotOf(db: Tx, team: string, id: string, lock = false): Promise<Snapshot> {
  const incident = await getIncident(db, team, id, lock);
  const events = await listEvents(db, incident.id);
  // Read after the row: an event may have come in between, and belongs to a later moment.
  return { incident, events: events.filter((e) => e.seq <= incident.seq) };
}

export interface ToAppend {
  readonly happening: Happening;
  readonly at: string | undefined;
  readonly by: string;
}

/**
 * Appends one event: within the transaction the row is locked, so that events of one incident get their numbers in the order in which they are
 * committed, in every process. `decide` says what follows from the log with the event; it was asked already for the log as it was `before`, and is
 * asked again only where the log has moved on since.
 */
export async function appendEvent(
  database: Database,
  tx: Tx,
  before: Snapshot,
  event: ToAppend,
  decide: (snapshot: Snapshot) => Promise<Decision>,
  decided: Decision | undefined,
): Promise<{ event: StoredEvent; incident: IncidentRow }> {
  const { id, team } = before.incident;
  // A lock first, the log after it: what is read then is what the number follows.
  const locked = await tx
    .selectFrom('incident')
    .select(['last_seq', 'version', 'outcome'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!locked) throw new Refusal('not-found', `the incident ${id} was erased`);
  if (locked.last_seq >= MOST_EVENTS) {
    throw new Refusal('conflict', `this incident has ${locked.last_seq} events, which is the most; open another one`);
  }
  const same = decided !== undefined && locked.version === before.incident.version;
  const now = same ? before : await snapshotOf(tx, team, id);
  const decision = same ? decided : await decide(now);
  const seq = locked.last_seq + 1;
  const { kind, ...body } = event.happening;
  const row = await tx
    .insertInto('event')
    .values({
      incident_id: id,
      seq,
      kind,
      at: event.at === undefined ? sql<Date>`clock_timestamp()` : new Date(event.at),
      by: event.by,
      body: JSON.stringify(body),
    })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
  await settle(tx, now.incident, decision, seq, Object.values(body).join('\n'));
  await countConfirmed(tx, team, locked.outcome, decision.outcome);
  await database.announce(tx, id);
  return { event: eventOf(row), incident: await getRow(tx, team, id) };
}

async function settle(tx: Tx, incident: FullIncident, decision: Decision, seq: number, words: string): Promise<void> {
  const { id } = incident;
  await tx
    .updateTable('incident')
    .set({
      last_seq: seq,
      version: incident.version + 1,
      severity: decision.severity,
      class: decision.class,
      leader: JSON.stringify(decision.leading),
      signals: [...decision.signals],
      state: decision.state,
      outcome: decision.outcome,
      updated_at: sql`clock_timestamp()`,
      closed_at: decision.state === 'closed' ? sql<Date>`clock_timestamp()` : null,
      // An index entry has a bound of its own (1 MB); what comes after half of it is not searched.
      ...({
        search: sql`case when pg_column_size(search) < 500000 then search || to_tsvector('english', ${words.slice(0, 60_000)}) else search end`,
      } as object),
    })
    .where('id', '=', id)
    .execute();
  // The keys of a closed incident are free: the next alert opens a new one.
  if (decision.state === 'closed') await tx.deleteFrom('open_key').where('incident_id', '=', id).execute();
}
