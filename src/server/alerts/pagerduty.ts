import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import { type Alert, type AlertGroup, linkOf, wordsOf } from './alert.ts';

/** Webhooks V3 of PagerDuty (developer.pagerduty.com/docs/webhooks/v3-overview). */
const named = z.looseObject({ summary: z.string().max(2_000).nullish(), html_url: z.string().max(2_000).nullish() }).nullish();
export const pagerdutyBody = z
  .looseObject({
    event: z.looseObject({
      id: z.string().max(200),
      event_type: z.string().max(100),
      resource_type: z.string().max(100).nullish(),
      occurred_at: z.string().max(60).nullish(),
      agent: named,
      data: z.looseObject({
        id: z.string().max(200).nullish(),
        type: z.string().max(100).nullish(),
        html_url: z.string().max(2_000).nullish(),
        number: z.number().nullish(),
        title: z.string().max(8_000).nullish(),
        status: z.string().max(60).nullish(),
        urgency: z.string().max(60).nullish(),
        incident_key: z.string().max(1_000).nullish(),
        created_at: z.string().max(60).nullish(),
        service: named,
        priority: named,
        body: z.looseObject({ details: z.unknown() }).nullish(),
        incident: z.looseObject({ id: z.string().max(200).nullish() }).nullish(),
        content: z.string().max(20_000).nullish(),
      }),
    }),
  })
  .openapi('PagerDutyWebhook');
type Body = z.output<typeof pagerdutyBody>;

/** `X-PagerDuty-Signature: v1=<hex>,v1=<hex>`: one of them is the HMAC-SHA256 of the body under the secret. */
export function pagerdutySigned(header: string | undefined, body: Uint8Array, secret: string): boolean {
  return signedBy(
    (header ?? '')
      .split(',')
      .map((s) => s.trim())
      .filter((s) => s.startsWith('v1='))
      .map((s) => s.slice(3)),
    body,
    secret,
  );
}

export function signedBy(signatures: readonly string[], body: Uint8Array, secret: string): boolean {
  const expected = Buffer.from(createHmac('sha256', secret).update(body).digest('hex'));
  return signatures.some((s) => s.length === expected.length && timingSafeEqual(Buffer.from(s), expected));
}

/** An event about an incident -> an alert or a remark; nothing for those that are of no matter here, such as a ping. */
export function readPagerduty({ event }: Body): AlertGroup | undefined {
  const { data } = event;
  const id = event.event_type.startsWith('incident.')
    ? data.type === 'incident' || !data.incident?.id
      ? data.id
      : data.incident.id
    : undefined;
  if (!id) return undefined;
  const key = `pagerduty:${id}`;
  const who = event.agent?.summary ? ` by ${event.agent.summary}` : '';
  const verb = event.event_type.slice('incident.'.length);
  const opens = verb === 'triggered';
  const resolves = verb === 'resolved';
  const labels: Record<string, string> = {
    ...(data.service?.summary ? { service: data.service.summary } : {}),
    ...(data.urgency ? { severity: `${data.urgency} urgency` } : {}),
    ...(data.priority?.summary ? { priority: data.priority.summary } : {}),
  };
  const alert: Alert = {
    key,
    state: resolves ? 'resolved' : 'firing',
    name: (data.title ?? 'PagerDuty incident').slice(0, 300),
    startsAt: data.created_at ?? (opens ? (event.occurred_at ?? '') : ''),
    endsAt: resolves ? (event.occurred_at ?? '') : '',
    labels,
    annotations: detailsOf(data.body?.details),
    links: [
      ...linkOf(`PagerDuty incident${data.number ? ` ${data.number}` : ''}`, data.html_url),
      ...linkOf('PagerDuty service', data.service?.html_url),
    ],
  };
  const said = data.content ? `: ${data.content}` : '';
  const remarks =
    opens || resolves ? [] : [{ key: `pagerduty:event:${event.id}`, text: `PagerDuty: ${verb.replace(/_/g, ' ')}${who}${said}` }];
  return { source: 'pagerduty', title: alert.name, key, alerts: opens || resolves ? [alert] : [], remarks };
}

function detailsOf(details: unknown): Record<string, string> {
  if (typeof details === 'string') return { description: wordsOf(details) };
  if (typeof details !== 'object' || details === null) return {};
  return Object.fromEntries(
    Object.entries(details)
      .slice(0, 30)
      .map(([k, v]) => [k.slice(0, 120), wordsOf(v)]),
  );
}
