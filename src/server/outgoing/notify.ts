import { type Jobs, listWebhooks, type Tx } from '../../store/index.ts';

export const QUEUE = 'webhook-out';

export type Occasion = 'incident.opened' | 'incident.closed' | 'incident.reopened' | 'severity.changed' | 'event.recorded';

/** One delivery to be made. It names the incident and holds none of its text: that is read when it is sent. */
export interface Delivery {
  readonly webhook: string;
  readonly occasion: Occasion;
  readonly team: string;
  readonly incident: string;
  readonly at: string;
}

/** Puts a delivery into the queue for every webhook that wants to hear of this, within the transaction that makes it so. */
export async function notify(tx: Tx, jobs: Jobs, team: string, incident: string, occasions: readonly Occasion[]): Promise<void> {
  if (occasions.length === 0) return;
  const at = new Date().toISOString();
  for (const hook of await listWebhooks(tx, team)) {
    for (const occasion of occasions) {
      if (!hook.events.includes(occasion)) continue;
      const delivery: Delivery = { webhook: hook.id, occasion, team, incident, at };
      await jobs.send(tx, QUEUE, delivery);
    }
  }
}

export interface Standing {
  readonly severity: string;
  readonly state: 'open' | 'closed';
}

export function occasionsOf(before: Standing, after: Standing): Occasion[] {
  return [
    'event.recorded',
    ...(before.state === 'open' && after.state === 'closed' ? (['incident.closed'] as const) : []),
    ...(before.state === 'closed' && after.state === 'open' ? (['incident.reopened'] as const) : []),
    ...(before.severity === after.severity ? [] : (['severity.changed'] as const)),
  ];
}
