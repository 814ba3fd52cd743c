import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { FIELDS } from '../../incident/types.ts';
import { allows } from '../accounts/callers.ts';
import type { AlertGroup } from '../alerts/alert.ts';
import { alertmanagerBody, readAlertmanager } from '../alerts/alertmanager.ts';
import { pagerdutyBody, pagerdutySigned, readPagerduty, signedBy } from '../alerts/pagerduty.ts';
import { receive } from '../alerts/receive.ts';
import { type Desk, readGiven, safeText } from '../desk.ts';
import { mediaType, parseJson, readBytes } from '../http/body.ts';
import { held } from '../http/json.ts';
import { Problem } from '../http/problem.ts';
import { type App, type AppEnv, checked, replied } from '../http/route.ts';
import { prepareOpening } from '../open.ts';
import { hookAnswer } from '../schemas.ts';
import type { Services } from '../services.ts';

const FORM = 'application/x-www-form-urlencoded';
const text = z.string().max(1_500_000).optional();
const formBody = z
  .strictObject({
    title: z.string().max(300).optional(),
    service: z.string().max(120).optional(),
    key: z.string().max(200).optional(),
    url: z.string().max(2_000).optional(),
    ...(Object.fromEntries(FIELDS.map((f) => [f, text])) as Record<(typeof FIELDS)[number], typeof text>),
  })
  .openapi('FormHook');

/** Who sends: an account that may write, or one whose signature holds. */
interface Sender {
  readonly team: string;
  readonly name: string;
}

export function hookRoutes(app: App, services: Services, desk: Desk): void {
  const { config } = services;
  const hook = (
    path: string,
    schema: z.ZodType,
    summary: string,
    handle: (c: Context<AppEnv>, bytes: Uint8Array) => Promise<Response>,
    types = ['application/json'],
  ) => {
    app.openAPIRegistry.registerPath({
      method: 'post',
      path,
      summary,
      tags: ['Alerts in'],
      operationId: `post${path.replace(/\W+(\w)/g, (_, x: string) => x.toUpperCase())}`,
      security: [{ token: [] }],
      request: { body: { required: true, content: Object.fromEntries(types.map((t) => [t, { schema }])) } },
      responses: {
        200: { description: 'Taken', content: { 'application/json': { schema: hookAnswer } } },
        201: { description: 'An incident was opened', content: { 'application/json': { schema: hookAnswer } } },
      },
    } as never);
    app.post(path, async (c) => {
      c.set('route', path);
      const type = mediaType(c.req.raw);
      if (!types.includes(type)) {
        throw new Problem(
          'unsupported-media-type',
          `${type === '' ? 'no Content-Type was given' : `a body of ${type.slice(0, 60)} is not read here`}; send ${types.join(' or ')}`,
          [],
          { accept: types.join(', ') },
        );
      }
      return handle(c, await readBytes(c.req.raw));
    });
  };
  const take = async (c: Context<AppEnv>, sender: Sender, group: AlertGroup | undefined) => {
    const result = group ? await receive(services, desk, sender.team, sender.name, group) : { incidents: [], ignored: 1 };
    const incidents = result.incidents.map((i) => ({ ...i, url: urlOf(c, services, i.id) }));
    const [first] = incidents;
    return replied(c, {
      status: incidents.some((i) => i.created) ? 201 : 200,
      headers: first ? { location: `/api/incidents/${first.id}` } : {},
      body: { incidents, ignored: result.ignored },
    });
  };

  hook('/hooks/alertmanager', alertmanagerBody, 'Alertmanager, webhook version 4', async (c, bytes) => {
    const sender = senderOf(c, 'alertmanager');
    return take(c, sender, readAlertmanager(checked(alertmanagerBody, held(parseJson(bytes)), 'body'), 'alertmanager'));
  });

  hook('/hooks/grafana', alertmanagerBody, 'Grafana alerting, webhook contact point', async (c, bytes) => {
    const signed = config.secrets.grafana !== '' && grafanaSigned(c, bytes, config.secrets.grafana);
    if (config.secrets.grafana !== '' && !signed) throw wrongSignature('X-Grafana-Alerting-Signature', 'TRIAGE_GRAFANA_SECRET');
    const sender = signed ? signedSender(c, 'grafana') : senderOf(c, 'grafana');
    return take(c, sender, readAlertmanager(checked(alertmanagerBody, held(parseJson(bytes)), 'body'), 'grafana'));
  });

  hook('/hooks/pagerduty', pagerdutyBody, 'PagerDuty, webhooks version 3', async (c, bytes) => {
    const { pagerduty } = config.secrets;
    const signed = pagerduty !== '' && pagerdutySigned(c.req.header('x-pagerduty-signature'), bytes, pagerduty);
    if (pagerduty !== '' && !signed) throw wrongSignature('X-PagerDuty-Signature', 'TRIAGE_PAGERDUTY_SECRET');
    const sender = signed ? signedSender(c, 'pagerduty') : senderOf(c, 'pagerduty');
    return take(c, sender, readPagerduty(checked(pagerdutyBody, held(parseJson(bytes)), 'body')));
  });

  hook(
    '/hooks/form',
    formBody,
    'A form, as JSON or as a page sends it',
    async (c, bytes) => {
      const sender = senderOf(c, 'form');
      const given = checked(formBody, mediaType(c.req.raw) === FORM ? held(formOf(bytes)) : held(parseJson(bytes)), 'body');
      const { title, service, key, url, ...incident } = given;
      const input = await readGiven({ title, incident });
      const links = url !== undefined && /^https?:\/\//i.test(url) ? [{ label: 'Where it came from', url }] : [];
      const open = await prepareOpening(services, desk, input, {
        team: sender.team,
        by: sender.name,
        source: 'form',
        service: safeText(service ?? '').trim(),
        links,
        keys: key === undefined || key === '' ? [] : [`key:${key}`],
      });
      const opened = await services.database.db.transaction().execute(open);
      const id = opened.created ? opened.incident.id : opened.id;
      if (opened.created) services.database.committed(id);
      // A form that a browser sends leads on to the report.
      if (mediaType(c.req.raw) === FORM) return c.redirect(`/incidents/${id}`, 303);
      return replied(c, {
        status: opened.created ? 201 : 200,
        headers: { location: `/api/incidents/${id}` },
        body: { incidents: [{ id, url: urlOf(c, services, id), created: opened.created }], ignored: 0 },
      });
    },
    ['application/json', FORM],
  );
}

function senderOf(c: Context<AppEnv>, source: string): Sender {
  const caller = c.get('caller');
  if (!caller)
    throw new Problem('unauthorised', 'an alert comes with a token: Authorization: Bearer …, or Basic with the token as its password', [], {
      'www-authenticate': 'Bearer',
    });
  if (!allows(caller.account.role, 'responder'))
    throw new Problem('forbidden', `this needs the role responder; ${caller.account.name} has the role ${caller.account.role}`);
  if (caller.via === 'session' && c.req.header('x-csrf-token') !== caller.csrf)
    throw new Problem('forbidden', 'a write with a session carries X-CSRF-Token');
  return { team: caller.account.team, name: caller.via === 'open' ? source : caller.account.name };
}

/** A signature is proof enough; a token beside it says which team. */
function signedSender(c: Context<AppEnv>, source: string): Sender {
  const caller = c.get('caller');
  return { team: caller?.account.team ?? 'default', name: caller && caller.via !== 'open' ? caller.account.name : source };
}

const wrongSignature = (header: string, setting: string) =>
  new Problem('unauthorised', `${header} does not sign this body with the secret of ${setting}; set the same secret at the sender`, [], {
    'www-authenticate': 'Signature',
  });

/** Over the body, or over `timestamp:body` where the sender adds the time; older than five minutes is no longer taken. */
function grafanaSigned(c: Context, body: Uint8Array, secret: string): boolean {
  const signature = c.req.header('x-grafana-alerting-signature');
  if (signature === undefined) return false;
  const timestamp = c.req.header('x-grafana-alerting-timestamp');
  if (timestamp === undefined) return signedBy([signature], body, secret);
  if (!/^\d{9,11}$/.test(timestamp) || Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return false;
  return signedBy([signature], Buffer.concat([Buffer.from(`${timestamp}:`), body]), secret);
}

function formOf(bytes: Uint8Array): Record<string, string> {
  const out: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [k, v] of new URLSearchParams(new TextDecoder().decode(bytes))) if (v !== '') out[k] = v;
  return out;
}

function urlOf(c: Context, services: Services, id: string): string {
  const base = services.config.publicUrl ?? `http://${c.req.header('host') ?? `${services.config.host}:${services.config.port}`}`;
  return `${base}/incidents/${id}`;
}
