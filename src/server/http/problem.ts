import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Reason } from '../../store/index.ts';

/** Where a member of the body or the query is at fault. */
export interface Fault {
  readonly path: string;
  readonly message: string;
}

/** Every error that a caller can be told of: the slug of its type, its status and title (RFC 9457). */
export const PROBLEMS = {
  'bad-request': [400, 'The request cannot be read'],
  unauthorised: [401, 'Sign in first'],
  forbidden: [403, 'Not allowed'],
  'not-found': [404, 'Not found'],
  'method-not-allowed': [405, 'This method is not allowed here'],
  'not-acceptable': [406, 'No such form of the answer'],
  conflict: [409, 'This conflicts with what is there'],
  changed: [412, 'It changed in the meantime'],
  'too-large': [413, 'The body is too large'],
  'unsupported-media-type': [415, 'The body is of the wrong kind'],
  misdirected: [421, 'This server does not answer for that host'],
  invalid: [422, 'The request is well-formed, but wrong'],
  'key-reused': [422, 'The idempotency key was used for another request'],
  'too-many-requests': [429, 'Too many requests'],
  internal: [500, 'The server failed'],
  unavailable: [503, 'Not ready'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemType = keyof typeof PROBLEMS;

export class Problem extends Error {
  constructor(
    readonly type: ProblemType,
    readonly detail: string,
    readonly errors: readonly Fault[] = [],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
  }
}

const REASONS: Record<Reason, ProblemType> = {
  'not-found': 'not-found',
  conflict: 'conflict',
  closed: 'conflict',
  changed: 'changed',
  'key-reused': 'key-reused',
  invalid: 'invalid',
};

export const problemOfReason = (reason: Reason): ProblemType => REASONS[reason];

/** The body of a problem, for whoever writes it. */
export function problemBody(type: ProblemType, detail: string, instance: string, errors: readonly Fault[] = []): string {
  const [status, title] = PROBLEMS[type];
  return JSON.stringify({ type: `/problems/${type}`, title, status, detail, instance, ...(errors.length > 0 ? { errors } : {}) });
}

export function respond(c: Context, problem: Problem): Response {
  const [status] = PROBLEMS[problem.type];
  for (const [name, value] of Object.entries(problem.headers)) c.header(name, value);
  c.header('content-type', 'application/problem+json');
  c.header('cache-control', 'no-store');
  return c.body(problemBody(problem.type, problem.detail, c.req.path.slice(0, 300), problem.errors), status as ContentfulStatusCode);
}
