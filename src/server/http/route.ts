import { createHash } from 'node:crypto';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ContentfulStatusCode, StatusCode } from 'hono/utils/http-status';
import { type Answer, type Key, known, once, type Role, type Tx } from '../../store/index.ts';
import { allows } from '../accounts/callers.ts';
import type { Caller, Services } from '../services.ts';
import { mediaType, parseJson, readBytes } from './body.ts';
import { type Fault, Problem } from './problem.ts';

export interface AppEnv {
  Variables: { readonly caller: Caller | null; readonly address: string; readonly id: string; route: string };
}
export type App = OpenAPIHono<AppEnv>;

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Written as JSON. */
  readonly body?: unknown;
  /** Written as it is. */
  readonly text?: string;
  /** Of an answer about an incident: a GET with it in If-None-Match has 304. */
  readonly etag?: string;
  /** The incident that a write's answer tells of. */
  readonly incident?: string;
}

type Shape = z.ZodObject;
type Infer<T> = T extends z.ZodType ? z.output<T> : undefined;

export interface Spec<P extends Shape | undefined, Q extends Shape | undefined, B extends z.ZodType | undefined> {
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  /** In OpenAPI's form: `/api/incidents/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  /** `none`: also for those who are not signed in. */
  readonly role: Role | 'none';
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly answers: Readonly<
    Record<number, { readonly description: string; readonly schema?: z.ZodType; readonly types?: readonly string[] }>
  >;
}

export interface Call<P, Q, B> {
  readonly c: Context<AppEnv>;
  readonly caller: Caller;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** Does a write in one transaction with its idempotency key, if there is one. */
  readonly commit: (write: (tx: Tx) => Promise<Reply>) => Promise<Reply>;
  /** Refuses where If-Match names another state than this. */
  readonly ifMatch: (etag: string) => void;
}

const REPLAYED = { 'idempotency-replayed': 'true' };

/** One route: its role, its checks, its documentation and what it does. */
export function route<
  P extends Shape | undefined = undefined,
  Q extends Shape | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(
  app: App,
  services: Services,
  spec: Spec<P, Q, B>,
  handle: (call: Call<Infer<P>, Infer<Q>, Infer<B>>) => Promise<Reply | Response>,
): void {
  document(app, spec);
  const honoPath = spec.path.replace(/\{(\w+)\}/g, ':$1');
  app.on(spec.method.toUpperCase(), honoPath, async (c) => {
    c.set('route', spec.path);
    const caller = admit(c, spec.role);
    const params = spec.params ? paramsOf(spec.params, c.req.param()) : undefined;
    const query = spec.query ? checked(spec.query, queryOf(c), 'query') : undefined;
    const bytes = spec.body ? await bytesOf(c) : new Uint8Array();
    const key = spec.method === 'get' ? undefined : keyOf(c, caller, bytes);
    const before = key && (await known(services.database, key));
    if (before) return answered(c, before, REPLAYED);
    const body = spec.body ? checked(spec.body, parseJson(bytes), 'body') : undefined;
    const commit = async (write: (tx: Tx) => Promise<Reply>): Promise<Reply> => {
      const { answer, replayed } = await once(services.database, key, async (tx) => answerOf(await write(tx)));
      return {
        status: answer.status,
        headers: { ...answer.headers, ...(replayed ? REPLAYED : {}) },
        ...(answer.body === '' ? {} : { text: answer.body }),
      };
    };
    const ifMatch = (etag: string) => {
      const header = c.req.header('if-match');
      if (header === undefined || header.trim() === '*' || listed(header).includes(etag)) return;
      throw new Problem('changed', 'what If-Match names is not the present state; read it again, then decide', [], { etag });
    };
    const reply = await handle({ c, caller, params, query, body, commit, ifMatch } as Call<Infer<P>, Infer<Q>, Infer<B>>);
    return reply instanceof Response ? reply : replied(c, reply);
  });
}

/** An account where none is needed and none is there: it can do nothing. */
const NOBODY: Caller = { account: { name: '', role: 'viewer', team: '' }, via: 'open', csrf: '' };

function admit(c: Context<AppEnv>, role: Role | 'none'): Caller {
  const caller = c.get('caller');
  if (role === 'none') return caller ?? NOBODY;
  if (!caller)
    throw new Problem('unauthorised', 'give a token as Authorization: Bearer …, or sign in on the page', [], {
      'www-authenticate': 'Bearer',
    });
  if (!allows(caller.account.role, role)) {
    throw new Problem('forbidden', `this needs the role ${role}; ${caller.account.name} has the role ${caller.account.role}`);
  }
  if (caller.via === 'session' && c.req.method !== 'GET' && c.req.method !== 'HEAD' && c.req.header('x-csrf-token') !== caller.csrf) {
    throw new Problem('forbidden', 'a write with a session carries X-CSRF-Token as GET /api/session gives it');
  }
  return caller;
}

function paramsOf(shape: Shape, given: Record<string, string>): Record<string, unknown> {
  const result = shape.safeParse(given);
  // What cannot be an id names nothing.
  if (!result.success) throw new Problem('not-found', 'nothing is here; the path names no id that there could be');
  return result.data;
}

export function checked<T extends z.ZodType>(schema: T, value: unknown, where: 'query' | 'body'): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues.flatMap(faultsOf).slice(0, 20);
  const first = errors[0];
  throw new Problem(
    'invalid',
    `the ${where} is wrong${first ? `${first.path === '' ? '' : ` at ${first.path}`}: ${first.message}` : ''}`,
    errors,
  );
}

function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  const path = issue.path.map(String).join('.').slice(0, 200);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys
      .slice(0, 5)
      .map((k) => ({ path: [path, k.slice(0, 60)].filter((p) => p !== '').join('.'), message: 'there is no such member' }));
  }
  return [{ path, message: issue.message.slice(0, 300) }];
}

function queryOf(c: Context): Record<string, string> {
  const out: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, values] of Object.entries(c.req.queries())) {
    if (values.length > 1)
      throw new Problem('invalid', `"${name.slice(0, 60)}" is given ${values.length} times`, [
        { path: name.slice(0, 60), message: 'once was expected' },
      ]);
    out[name] = values[0] ?? '';
  }
  return out;
}

async function bytesOf(c: Context): Promise<Uint8Array> {
  const type = mediaType(c.req.raw);
  if (type !== 'application/json') {
    throw new Problem(
      'unsupported-media-type',
      `${type === '' ? 'no Content-Type was given' : `a body of ${type.slice(0, 60)} is not read here`}; send application/json`,
      [],
      {
        accept: 'application/json',
      },
    );
  }
  return readBytes(c.req.raw);
}

function keyOf(c: Context<AppEnv>, caller: Caller, body: Uint8Array): Key | undefined {
  const key = c.req.header('idempotency-key');
  if (key === undefined) return undefined;
  if (!/^[\x21-\x7e](?:[\x20-\x7e]{0,198}[\x21-\x7e])?$/.test(key))
    throw new Problem('bad-request', 'Idempotency-Key is 1 to 200 printable characters of ASCII');
  const hash = createHash('sha256').update(`${c.req.method} ${c.req.path}\n`).update(body).digest('hex');
  return { scope: `${caller.account.team}/${caller.account.name}`, key, hash };
}

const listed = (header: string): string[] => header.split(',').map((t) => t.trim().replace(/^W\//, ''));

function answerOf(reply: Reply): Answer {
  return {
    status: reply.status ?? 200,
    headers: { ...reply.headers, ...(reply.etag === undefined ? {} : { etag: reply.etag }) },
    body: reply.body === undefined ? (reply.text ?? '') : JSON.stringify(reply.body),
    ...(reply.incident === undefined ? {} : { incident: reply.incident }),
  };
}

function answered(c: Context, answer: Answer, more: Readonly<Record<string, string>>): Response {
  return replied(c, {
    status: answer.status,
    headers: { ...answer.headers, ...more },
    ...(answer.body === '' ? {} : { text: answer.body }),
  });
}

export function replied(c: Context, reply: Reply): Response {
  for (const [name, value] of Object.entries(reply.headers ?? {})) c.header(name, value);
  if (reply.etag !== undefined) {
    c.header('etag', reply.etag);
    c.header('cache-control', 'private, no-cache');
    const asked = c.req.method === 'GET' || c.req.method === 'HEAD' ? c.req.header('if-none-match') : undefined;
    if (asked !== undefined && (asked.trim() === '*' || listed(asked).includes(reply.etag))) return c.body(null, 304);
  }
  const status = (reply.status ?? 200) as StatusCode;
  const text = reply.body === undefined ? reply.text : JSON.stringify(reply.body);
  if (text === undefined) return c.body(null, status as 204);
  if (!reply.headers?.['content-type']) c.header('content-type', 'application/json; charset=utf-8');
  return c.body(text, status as ContentfulStatusCode);
}

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    instance: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem');

function document(app: App, spec: Spec<Shape | undefined, Shape | undefined, z.ZodType | undefined>): void {
  const problem = { 'application/problem+json': { schema: problemSchema } };
  const answers = Object.entries(spec.answers).map(([status, a]) => {
    const types = a.types ?? ['application/json'];
    const content = a.schema
      ? { content: Object.fromEntries(types.map((t) => [t, { schema: t === 'application/json' ? a.schema : z.string() }])) }
      : {};
    return [status, { description: a.description, ...content }] as const;
  });
  const write = spec.method !== 'get';
  app.openAPIRegistry.registerPath({
    method: spec.method,
    path: spec.path,
    summary: spec.summary,
    tags: [spec.tag],
    operationId: `${spec.method}${spec.path.replace(/[^a-zA-Z]+(\w)/g, (_, x: string) => x.toUpperCase()).replace(/[^a-zA-Z]/g, '')}`,
    ...(spec.role === 'none'
      ? { security: [] }
      : { description: `Needs the role ${spec.role}.`, security: [{ token: [] }, { session: [] }] }),
    request: {
      ...(spec.params ? { params: spec.params } : {}),
      ...(spec.query ? { query: spec.query } : {}),
      ...(write && spec.role !== 'none' ? { headers: z.object({ 'Idempotency-Key': z.string().max(200).optional() }) } : {}),
      ...(spec.body ? { body: { required: true, content: { 'application/json': { schema: spec.body } } } } : {}),
    },
    responses: { ...Object.fromEntries(answers), default: { description: 'What went wrong (RFC 9457)', content: problem } },
  } as never);
}
