import { RENDERERS } from '../../render/index.ts';
import { countsOf, getWebhook, Refusal, snapshotOf, toldStatus, type Webhook } from '../../store/index.ts';
import type { Desk } from '../desk.ts';
import type { Services } from '../services.ts';
import { shapesOf } from '../shapes.ts';
import { type Delivery, QUEUE } from './notify.ts';
import { RefusedAddress, type SendOptions, send, signatureOf } from './send.ts';

/** Eight repetitions after 5 s, 10 s, 20 s … : a receiver that is away for twenty minutes misses nothing. */
const OPTIONS = { retries: 8, delay: 5, seconds: 60 };

export async function startDeliveries(services: Services, desk: Desk, sending: Partial<SendOptions> = {}): Promise<void> {
  await services.jobs.work<Delivery>(QUEUE, OPTIONS, (delivery, attempt) => deliver(services, desk, delivery, attempt, sending));
}

async function deliver(services: Services, desk: Desk, delivery: Delivery, attempt: number, sending: Partial<SendOptions>): Promise<void> {
  const { db } = services.database;
  const hook = await getWebhook(db, delivery.webhook);
  if (!hook) return;
  const done = async (outcome: string, status: string) => {
    services.metrics.count('triage_webhooks_total', { outcome });
    await toldStatus(db, hook.id, status);
  };
  try {
    const body = await bodyFor(services, desk, hook, delivery);
    if (body === undefined) return;
    const timestamp = String(Math.floor(Date.now() / 1000));
    const headers = {
      'user-agent': `triage/${services.version}`,
      'x-triage-event': delivery.occasion,
      'x-triage-delivery': `${delivery.webhook}:${delivery.incident}:${delivery.occasion}:${delivery.at}`,
      ...(hook.secret === '' ? {} : { 'x-triage-timestamp': timestamp, 'x-triage-signature': signatureOf(hook.secret, timestamp, body) }),
    };
    const status = await send(hook.url, body, headers, { allowPrivate: services.config.allowPrivate, ...sending });
    if (status >= 200 && status < 300) return await done('delivered', `${status}`);
    // Told once and for all: what is wrong with the call stays wrong. A redirect is not followed.
    if (status >= 300 && status < 500 && status !== 408 && status !== 425 && status !== 429)
      return await done('rejected', `${status}, not tried again`);
    throw new Error(`the receiver answered ${status}`);
  } catch (e) {
    const why = (e as Error).message;
    if (e instanceof RefusedAddress) return await done('refused', why);
    await done('failed', `attempt ${attempt + 1}: ${why}`);
    services.log('warn', 'a webhook was not delivered', { webhook: hook.id, attempt: attempt + 1, why });
    throw e;
  }
}

async function bodyFor(services: Services, desk: Desk, hook: Webhook, delivery: Delivery): Promise<string | undefined> {
  const { db } = services.database;
  try {
    const snapshot = await snapshotOf(db, delivery.team, delivery.incident);
    const report = await desk.reportOf(snapshot, await countsOf(db, delivery.team));
    const base = services.config.publicUrl ?? `http://${services.config.host}:${services.config.port}`;
    const url = `${base}/incidents/${delivery.incident}`;
    if (hook.kind === 'slack')
      return slackBody(RENDERERS.slack?.(report, {}), report.glance.severity, report.glance.leading, snapshot.incident.title, url);
    const incident = shapesOf(services.engine).summary(snapshot.incident);
    return JSON.stringify({ event: delivery.occasion, at: delivery.at, url, incident, glance: report.glance });
  } catch (e) {
    // Erased in the meantime: there is nothing to tell.
    if (e instanceof Refusal && e.reason === 'not-found') return undefined;
    throw e;
  }
}

/** What the Slack renderer writes, with a link to the incident at its end. */
function slackBody(rendered: string | undefined, severity: string, leading: string, title: string, url: string): string {
  const link = { type: 'context', elements: [{ type: 'mrkdwn', text: `<${url}|Open the incident>` }] };
  if (rendered !== undefined) {
    const message = JSON.parse(rendered) as { blocks?: unknown[]; text?: string };
    return JSON.stringify({ ...message, blocks: [...(message.blocks ?? []).slice(0, 49), link] });
  }
  const escaped = (s: string) => s.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return JSON.stringify({ text: `${escaped(severity)}: ${escaped(title)}. ${escaped(leading)}. ${url}` });
}
