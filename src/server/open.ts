import {
  claimKey,
  countsOf,
  type FullIncident,
  incidentOfKeys,
  insertIncident,
  type Link,
  lockKeys,
  record,
  type Tx,
} from '../store/index.ts';
import type { TriageInput } from '../triage.ts';
import { type Desk, summaryOf } from './desk.ts';
import { notify } from './outgoing/notify.ts';
import type { Services } from './services.ts';

export interface Opening {
  readonly team: string;
  readonly by: string;
  readonly source: string;
  readonly service: string;
  readonly links: readonly Link[];
  /** What names this incident while it is open: an alert's fingerprint, a caller's own key. */
  readonly keys: readonly string[];
}

/**
 * Makes the report, and gives the write that saves the incident, or finds the open one that a key already names. The report is made before the
 * transaction, which then is short.
 */
export async function prepareOpening(
  services: Services,
  desk: Desk,
  input: TriageInput,
  opening: Opening,
): Promise<(tx: Tx) => Promise<{ incident: FullIncident; created: true } | { id: string; created: false }>> {
  const { database, jobs, metrics } = services;
  const { team, keys } = opening;
  const report = await desk.report(input, [], await countsOf(database.db, team));
  const summary = summaryOf(report);
  return async (tx) => {
    await lockKeys(tx, database, team, keys);
    const known = await incidentOfKeys(tx, team, keys);
    if (known !== undefined) return { id: known, created: false };
    const { service, source, links, by } = opening;
    const incident = await insertIncident(tx, {
      ...summary,
      team,
      title: input.title,
      service,
      source,
      by,
      fields: input.incident,
      notes: input.notes,
      links,
    });
    for (const key of keys) await claimKey(tx, team, key, incident.id);
    await record(tx, { team, who: by, action: 'incident.opened', target: incident.id, detail: source });
    await notify(tx, jobs, team, incident.id, ['incident.opened']);
    await database.announce(tx, incident.id);
    metrics.count('triage_incidents_total', { source });
    return { incident, created: true };
  };
}
