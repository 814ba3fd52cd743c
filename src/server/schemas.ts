import { z } from '@hono/zod-openapi';
import { FIELDS } from '../incident/types.ts';
import { isHeld } from './http/json.ts';

/** The shapes of requests and answers: what is checked is what is documented. */
const text = (most: number) => z.string().max(most, `at most ${most} characters`);
const filled = (most: number) => text(most).refine((t) => t.trim() !== '', 'it is empty; words were expected');
/** What is kept as it was given, letter by letter. */
const exact = (most: number) => text(most).refine(isHeld, 'it holds NUL or half a surrogate pair; text was expected');
const MOST_TEXT = 1_500_000;
const MOST_NOTE = 20_000;

export const field = z.enum(FIELDS);
export const severity = z.enum(['SEV1', 'SEV2', 'SEV3', 'SEV4']);
export const time = z.iso.datetime({ offset: true, error: 'a time such as 2026-11-28T14:20:00Z was expected' });

const someFields = z
  .strictObject(
    Object.fromEntries(FIELDS.map((f) => [f, text(MOST_TEXT).optional()])) as Record<(typeof FIELDS)[number], z.ZodOptional<z.ZodString>>,
  )
  .openapi('FieldsGiven', { description: 'The five fields; what is left out is empty.' });

export const triageBody = z
  .strictObject({ title: text(300).optional(), incident: someFields.optional(), text: text(MOST_TEXT).optional() })
  .openapi('TriageRequest', { description: 'Either the five fields, or a text in any shape that the command line reads.' });

export const createBody = z
  .strictObject({
    ...triageBody.shape,
    service: text(120).optional(),
    key: exact(200).optional(),
    /** Who saves it; on loopback only. */
    by: text(120).optional(),
    /** The page says that it is the page. */
    source: z.enum(['page', 'api']).optional(),
  })
  .openapi('CreateIncident');

export const patchBody = z.strictObject({ title: filled(300).optional(), service: text(120).optional() }).openapi('PatchIncident');

const said = { at: time.optional(), by: text(120).optional() };
const note = text(MOST_NOTE).optional();

export const happeningBody = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('observed'), observable: filled(120), value: filled(120), note, ...said }),
    z.strictObject({
      kind: z.literal('applied'),
      action: filled(2_000),
      effect: z.enum(['cured', 'partly', 'no-effect', 'unknown']),
      note,
      ...said,
    }),
    z.strictObject({ kind: z.literal('added'), field, text: filled(MOST_TEXT), ...said }),
    z.strictObject({ kind: z.literal('noted'), note: filled(MOST_NOTE), ...said }),
    z.strictObject({ kind: z.literal('undone'), event: filled(40), ...said }),
    z.strictObject({ kind: z.literal('closed'), mode: filled(120).optional(), note, ...said }),
  ])
  .openapi('Happening');

export const undoBody = z.strictObject({ event: filled(40), ...said }).openapi('Undo');
export const closeBody = z.strictObject({ mode: filled(120).optional(), note, ...said }).openapi('Close');

export const idParams = z.object({
  id: z
    .string()
    .regex(/^[0-9a-z]{26}$/)
    .openapi({ example: '01kb5xk3n8q0v4m2c7r9t1w6yz' }),
});
export const nameParams = z.object({ id: z.string().regex(/^[A-Za-z0-9._-]{1,120}$/) });

const limit = z.coerce.number().int().min(1).max(100).default(25);
const cursor = z.string().max(400).optional();
export const pageQuery = z.strictObject({ limit, cursor });
export const formatQuery = z.strictObject({ format: z.string().max(40).optional() });
export const listQuery = z.strictObject({
  q: z
    .string()
    .max(400)
    .refine((t) => t.trim() !== '', 'it is empty; words were expected')
    .optional(),
  class: z.string().max(120).optional(),
  service: z.string().max(120).optional(),
  severity: severity.optional(),
  state: z.enum(['open', 'closed']).optional(),
  source: z.string().max(40).optional(),
  since: time.optional(),
  until: time.optional(),
  limit,
  cursor,
});
export const eventsQuery = z.strictObject({
  after: z.coerce.number().int().min(0).max(1e9).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export const streamQuery = z.strictObject({ after: z.coerce.number().int().min(0).max(1e9).optional() });
export const similarQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(20).default(5) });
export const searchQuery = z.strictObject({ q: z.string().max(200).optional(), limit, cursor });
export const modesQuery = z.strictObject({ q: z.string().max(200).optional(), class: z.string().max(120).optional(), limit, cursor });

const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });

export const summary = z
  .object({
    id: z.string(),
    title: z.string(),
    state: z.enum(['open', 'closed']),
    team: z.string(),
    service: z.string(),
    source: z.string(),
    severity,
    class: z.string(),
    leading: z.object({ mode: z.string(), title: z.string(), probability: z.number() }).nullable(),
    outcome: z.object({ mode: z.string(), title: z.string(), class: z.string() }).nullable(),
    createdAt: z.string(),
    createdBy: z.string(),
    updatedAt: z.string(),
    closedAt: z.string().nullable(),
    seq: z.number().int(),
  })
  .openapi('IncidentSummary');

export const incident = z
  .object({
    ...summary.shape,
    incident: z.object(Object.fromEntries(FIELDS.map((f) => [f, z.string()])) as Record<(typeof FIELDS)[number], z.ZodString>),
    notes: z.array(z.object({ kind: z.string(), field: z.string().optional(), text: z.string() })),
    links: z.array(z.object({ label: z.string(), url: z.string() })),
  })
  .openapi('Incident');

const placed = { id: z.string(), seq: z.number().int(), at: z.string(), by: z.string(), recordedAt: z.string() };
export const storedEvent = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('observed'), observable: z.string(), value: z.string(), note: z.string().optional(), ...placed }),
    z.object({
      kind: z.literal('applied'),
      action: z.string(),
      effect: z.enum(['cured', 'partly', 'no-effect', 'unknown']),
      note: z.string().optional(),
      ...placed,
    }),
    z.object({ kind: z.literal('added'), field, text: z.string(), ...placed }),
    z.object({ kind: z.literal('noted'), note: z.string(), ...placed }),
    z.object({ kind: z.literal('undone'), event: z.string(), ...placed }),
    z.object({ kind: z.literal('closed'), mode: z.string().optional(), note: z.string().optional(), ...placed }),
  ])
  .openapi('StoredEvent');

export const appended = z.object({ event: storedEvent, incident: summary }).openapi('Appended');
export const incidentPage = page(summary).openapi('IncidentPage');
export const eventPage = z.object({ items: z.array(storedEvent), next: z.number().int().nullable() }).openapi('EventPage');
export const similarList = z
  .object({
    items: z.array(
      z.object({
        incident: summary,
        score: z.number(),
        sameClass: z.boolean(),
        common: z.array(z.object({ observable: z.string(), value: z.string(), text: z.string() })),
      }),
    ),
  })
  .openapi('SimilarIncidents');

export const draftState = z
  .object({ state: z.enum(['queued', 'done', 'failed']), seq: z.number().int(), model: z.string(), by: z.string(), at: z.string() })
  .openapi('Draft');

export const session = z
  .object({
    account: z.object({ name: z.string(), role: z.string(), team: z.string() }).nullable(),
    open: z.boolean(),
    csrf: z.string(),
    signIn: z.object({ token: z.boolean(), oidc: z.boolean() }),
    /** The language model that may be asked, or null. */
    model: z.string().nullable(),
    version: z.string(),
  })
  .openapi('Session');
export const signInBody = z.strictObject({ token: filled(400) }).openapi('SignIn');

export const causeClass = z.object({ id: z.string(), domain: z.string(), is: z.string() });
export const modeItem = z.object({ id: z.string(), class: z.string(), domain: z.string(), title: z.string() });
export const mode = z
  .object({
    ...modeItem.shape,
    mechanism: z.array(z.string()),
    cells: z.array(z.object({ observable: z.string(), value: z.string(), frequency: z.string(), because: z.string() })),
    sources: z.array(z.string()),
  })
  .openapi('Mode');
export const observableItem = z.object({
  id: z.string(),
  family: z.string(),
  question: z.string(),
  kind: z.string(),
  values: z.array(z.object({ value: z.string(), means: z.string() })),
});
export const observable = z
  .object({
    ...observableItem.shape,
    checks: z.array(
      z.object({
        on: z.string(),
        action: z.string(),
        command: z.string().optional(),
        minutes: z.number(),
        access: z.string(),
        readOnly: z.boolean(),
        looks: z.record(z.string(), z.string()),
      }),
    ),
  })
  .openapi('Observable');
export const modePage = page(modeItem);
export const observablePage = page(observableItem);
export const classList = z.object({ items: z.array(causeClass) });

export const priors = z
  .object({
    team: z.string(),
    closed: z.number().int(),
    text: z.string(),
    modes: z.array(
      z.object({
        mode: z.string(),
        title: z.string(),
        class: z.string(),
        confirmed: z.number().int(),
        before: z.number(),
        after: z.number(),
        factor: z.number(),
      }),
    ),
  })
  .openapi('Priors');

export const WEBHOOK_EVENTS = ['incident.opened', 'incident.closed', 'incident.reopened', 'severity.changed', 'event.recorded'] as const;
export const webhookBody = z
  .strictObject({
    kind: z.enum(['slack', 'generic']),
    url: z
      .url({ protocol: /^https?$/, error: 'an http or https URL was expected' })
      .max(2_000)
      .refine(isHeld, 'it holds NUL or half a surrogate pair; a URL was expected'),
    secret: exact(200).optional(),
    events: z.array(z.enum(WEBHOOK_EVENTS)).min(1).max(5).default(['incident.opened', 'incident.closed', 'severity.changed']),
  })
  .openapi('NewWebhook');
export const webhook = z
  .object({
    id: z.string(),
    kind: z.string(),
    /** Without its path, where secrets stand in many services. */
    url: z.string(),
    signed: z.boolean(),
    events: z.array(z.string()),
    createdAt: z.string(),
    lastStatus: z.string(),
    lastAt: z.string().nullable(),
  })
  .openapi('Webhook');
export const webhookList = z.object({ items: z.array(webhook) });

export const tokenBody = z
  .strictObject({
    name: z.string().regex(/^[\w.@-]{1,60}$/, 'letters, digits, . _ @ - were expected'),
    role: z.enum(['viewer', 'responder', 'admin']),
  })
  .openapi('NewToken');
export const tokenMade = z
  .object({ id: z.string(), name: z.string(), role: z.string(), team: z.string(), token: z.string() })
  .openapi('TokenMade');
export const tokenList = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      role: z.string(),
      team: z.string(),
      createdAt: z.string(),
      lastUsedAt: z.string().nullable(),
    }),
  ),
});

export const auditPage = page(
  z.object({ id: z.number(), at: z.string(), who: z.string(), action: z.string(), target: z.string(), detail: z.string() }),
).openapi('AuditPage');
export const hookAnswer = z
  .object({ incidents: z.array(z.object({ id: z.string(), url: z.string(), created: z.boolean() })), ignored: z.number().int() })
  .openapi('HookAnswer');
