import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables> | Kysely<Tables>;

export interface SqlResult {
  readonly rows: unknown[];
}

/** One open database, embedded or shared: what differs between the two is behind this. */
export interface Database {
  readonly kind: 'embedded' | 'postgres';
  readonly db: Db;
  /** For the job queue: one statement with values, or several without. Never inside another's transaction. */
  readonly executeSql: (text: string, values?: readonly unknown[]) => Promise<SqlResult>;
  /** Calls back with the id of every incident whose log or row changed, in any process. */
  readonly onChange: (listener: (incident: string) => void) => () => void;
  /** To be called within the transaction that changes an incident, so that it is heard after the commit and only then. */
  readonly announce: (tx: Tx, incident: string) => Promise<void>;
  /** After a commit. */
  readonly committed: (incident: string) => void;
  /** Where this process serves: told to whoever finds the folder locked. */
  readonly reachable: (url: string) => void;
  readonly close: () => Promise<void>;
}

export type Listeners = Set<(incident: string) => void>;

/** A listener that throws must not keep the others from hearing. */
export function tell(listeners: Listeners, incident: string): void {
  for (const listener of [...listeners]) {
    try {
      listener(incident);
    } catch {
      // The listener's own matter.
    }
  }
}
