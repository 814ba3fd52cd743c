import { incidentFromFields } from '../../incident/index.ts';
import type { Happening } from '../../investigation/index.ts';
import { appendEvent, claimKey, type Database, getRow, incidentOfKeys, record, snapshotOf, type Tx } from '../../store/index.ts';
import { type Desk, safeText } from '../desk.ts';
import { Problem } from '../http/problem.ts';
import { prepareOpening } from '../open.ts';
import type { Services } from '../services.ts';
import type { Alert, AlertGroup } from './alert.ts';
import { fieldsOf, serviceOf, timeOf } from './fields.ts';

export interface Received {
  readonly incidents: readonly { readonly id: string; readonly created: boolean }[];
  /** Alerts that told nothing new: repetitions, and the end of what was never heard of. */
  readonly ignored: number;
}

/**
 * A group of alerts -> an incident that is opened, or the open one to which they belong. Each alert is told once for each beginning and each end, however
 * often it is sent.
 */
export async function receive(services: Services, desk: Desk, team: string, by: string, group: AlertGroup): Promise<Received> {
  const { database, metrics } = services;
  const keys = [...new Set([...(group.key === '' ? [] : [group.key]), ...group.alerts.map((a) => a.key)])];
  const firing = group.alerts.filter((a) => a.state === 'firing');
  const known = await incidentOfKeys(database.db, team, keys);
  const count = (what: string, n: number) => n > 0 && metrics.count('triage_alerts_total', { source: group.source, what }, n);
  if (known === undefined && firing.length === 0) {
    count('ignored', group.alerts.length + group.remarks.length);
    return { incidents: [], ignored: group.alerts.length + group.remarks.length };
  }
  if (known === undefined) {
    const opened = await openFor(services, desk, team, by, group, keys);
    if (opened.created) {
      count('opened', 1);
      return { incidents: [{ id: opened.id, created: true }], ignored: 0 };
    }
    // Another process was quicker: what is new is added to its incident.
    return addTo(services, desk, team, by, group, keys, opened.id);
  }
  const result = await addTo(services, desk, team, by, group, keys, known);
  count('ignored', result.ignored);
  return result;
}

async function openFor(
  services: Services,
  desk: Desk,
  team: string,
  by: string,
  group: AlertGroup,
  keys: readonly string[],
): Promise<{ id: string; created: boolean }> {
  const firing = { ...group, alerts: group.alerts.filter((a) => a.state === 'firing') };
  const read = incidentFromFields(fieldsOf(firing));
  if (!read.ok) throw new Problem('invalid', read.error);
  const links = dedupe(firing.alerts.flatMap((a) => a.links)).slice(0, 20);
  const title = safeText(group.title).replace(/\s+/g, ' ').trim() || 'Alert';
  const open = await prepareOpening(
    services,
    desk,
    { title, incident: read.incident, notes: read.notes },
    { team, by, source: group.source, service: safeText(serviceOf(firing)), links, keys },
  );
  const result = await services.database.db.transaction().execute(async (tx) => {
    const opened = await open(tx);
    if (!opened.created) return { id: opened.id, created: false };
    for (const a of firing.alerts) await tell(tx, opened.incident.id, `${a.key}|firing|${a.startsAt}`);
    return { id: opened.incident.id, created: true };
  });
  if (result.created) services.database.committed(result.id);
  return result;
}

async function addTo(
  services: Services,
  desk: Desk,
  team: string,
  by: string,
  group: AlertGroup,
  keys: readonly string[],
  id: string,
): Promise<Received> {
  const news = [...group.alerts.map(newsOf), ...group.remarks.map((r) => ({ key: r.key, text: r.text }))];
  let told = 0;
  for (const { key, text } of news) {
    const said = await services.database.db.transaction().execute(async (tx) => {
      if (!(await tell(tx, id, key))) return false;
      await note(services.database, tx, desk, team, by, id, text);
      return true;
    });
    if (!said) continue;
    told++;
    services.metrics.count('triage_events_total', { kind: 'noted' });
    services.database.committed(id);
  }
  await services.database.db.transaction().execute(async (tx) => {
    if ((await getRow(tx, team, id)).state === 'open') for (const key of keys) await claimKey(tx, team, key, id);
  });
  return { incidents: [{ id, created: false }], ignored: news.length - told };
}

async function note(database: Database, tx: Tx, desk: Desk, team: string, by: string, id: string, text: string): Promise<void> {
  const happening: Happening = { kind: 'noted', note: safeText(text) };
  const before = await snapshotOf(tx, team, id, true);
  const { event } = await appendEvent(
    database,
    tx,
    before,
    { happening, at: undefined, by },
    (s) => desk.decide(s, happening, by, new Map()),
    undefined,
  );
  await record(tx, { team, who: by, action: 'event.noted', target: `${id}/${event.id}` });
}

function newsOf(a: Alert): { key: string; text: string } {
  if (a.state === 'resolved') {
    const when = a.endsAt === '' || a.endsAt.startsWith('0001-') ? '' : ` at ${timeOf(a.endsAt)}`;
    return { key: `${a.key}|resolved|${a.startsAt}`, text: `Resolved${when}: ${a.name}${placeOf(a)}.` };
  }
  const when = a.startsAt === '' ? '' : ` since ${timeOf(a.startsAt)}`;
  const says = a.annotations.summary ?? a.annotations.description ?? a.annotations.message ?? '';
  return { key: `${a.key}|firing|${a.startsAt}`, text: `Firing${when}: ${a.name}${placeOf(a)}.${says === '' ? '' : ` ${says}`}` };
}

const placeOf = (a: Alert): string => {
  const where = [a.labels.service, a.labels.instance ?? a.labels.pod ?? a.labels.host].filter((x) => x !== undefined && x !== '');
  return where.length > 0 ? ` (${where.join(', ')})` : '';
};

async function tell(tx: Tx, incident: string, key: string): Promise<boolean> {
  const row = await tx
    .insertInto('told')
    .values({ incident_id: incident, key: key.slice(0, 700) })
    .onConflict((c) => c.doNothing())
    .returning('key')
    .executeTakeFirst();
  return row !== undefined;
}

const dedupe = <T extends { url: string }>(links: readonly T[]): T[] => [...new Map(links.map((l) => [l.url, l])).values()];
