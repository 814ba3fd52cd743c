import type { ColumnType, Generated } from 'kysely';

/** The tables as kysely sees them. Times come back as Date, int8 as number on both databases; json is written as text. */
type Time = ColumnType<Date, Date | string, Date | string>;
type Json<T> = ColumnType<T, string, string>;

export interface IncidentTable {
  readonly id: string;
  readonly team: string;
  title: string;
  service: string;
  readonly source: string;
  state: 'open' | 'closed';
  severity: string;
  class: string;
  leader: Json<Leading | null>;
  /** `observable=value` of every signal of the report: what likeness is measured by. */
  signals: string[];
  outcome: string | null;
  readonly fields: Json<Record<string, string>>;
  readonly notes: Json<readonly Note[]>;
  readonly links: Json<readonly Link[]>;
  created_at: ColumnType<Date, never, never>;
  readonly created_by: string;
  updated_at: Time;
  closed_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  last_seq: ColumnType<number, never, number>;
  /** Counts every change of the row or its log: the ETag. */
  version: ColumnType<number, never, number>;
}

export interface Leading {
  readonly mode: string;
  readonly title: string;
  readonly probability: number;
}
export interface Note {
  readonly kind: string;
  readonly field?: string | undefined;
  readonly text: string;
}
export interface Link {
  readonly label: string;
  readonly url: string;
}

export interface EventTable {
  readonly incident_id: string;
  readonly seq: number;
  readonly kind: string;
  readonly at: Time;
  readonly by: string;
  readonly body: Json<Record<string, string>>;
  readonly recorded_at: ColumnType<Date, never, never>;
}

export interface KeyTable {
  readonly scope: string;
  readonly key: string;
  readonly hash: string;
  status: number | null;
  headers: Json<Record<string, string>> | null;
  body: string | null;
  incident_id: string | null;
  readonly created_at: ColumnType<Date, never, never>;
}

/** An alert or key that belongs to an open incident: another of the same finds it, instead of opening a second one. */
export interface OpenKeyTable {
  readonly team: string;
  readonly key: string;
  readonly incident_id: string;
}

/** Notifications already told: an alert's key, its state and its beginning. */
export interface ToldTable {
  readonly incident_id: string;
  readonly key: string;
}

export interface PriorTable {
  readonly team: string;
  readonly mode: string;
  confirmed: number;
}

export interface TokenTable {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly team: string;
  readonly hash: string;
  readonly created_at: ColumnType<Date, never, never>;
  last_used_at: ColumnType<Date | null, never, Date | string>;
}

export interface SessionTable {
  readonly hash: string;
  readonly account: Json<{ name: string; role: string; team: string }>;
  /** The hash of the token that it was opened with; null with an identity provider. A session ends with its token. */
  readonly token_hash: string | null;
  readonly agent: string;
  readonly created_at: ColumnType<Date, never, never>;
  readonly expires_at: Time;
}

export interface AuditTable {
  readonly id: Generated<number>;
  readonly at: ColumnType<Date, never, never>;
  readonly team: string;
  readonly who: string;
  readonly action: string;
  readonly target: string;
  readonly detail: string;
}

export interface WebhookTable {
  readonly id: string;
  readonly team: string;
  readonly kind: string;
  readonly url: string;
  readonly secret: string;
  readonly events: string[];
  readonly created_at: ColumnType<Date, never, never>;
  last_status: string;
  last_at: ColumnType<Date | null, never, Date | string | null>;
}

export interface DraftTable {
  readonly incident_id: string;
  seq: number;
  state: 'queued' | 'done' | 'failed';
  model: string;
  by: string;
  report: Json<unknown> | null;
  updated_at: ColumnType<Date, never, Date>;
}

export interface Tables {
  draft: DraftTable;
  incident: IncidentTable;
  event: EventTable;
  idempotency: KeyTable;
  open_key: OpenKeyTable;
  told: ToldTable;
  prior: PriorTable;
  token: TokenTable;
  session: SessionTable;
  audit: AuditTable;
  webhook: WebhookTable;
}
