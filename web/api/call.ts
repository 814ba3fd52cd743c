import type { Session } from './types.ts';

/** An answer of the server that is no success, in its own words. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly retryAfter: number,
  ) {
    super(message);
  }
  /** Another try may succeed: nobody answered, or the server said so. */
  get passing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

let csrf = '';
let signedOut: () => void = () => undefined;
/** Server's clock minus this one's, in ms: events carry the time that the server takes for now. */
let ahead = 0;

export const onSignedOut = (then: () => void): void => {
  signedOut = then;
};
export const serverNow = (): string => new Date(Date.now() + ahead).toISOString();

export interface Sent {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  /** The same for every repetition of one write. */
  readonly key?: string;
}

export async function call<T>(path: string, { method = 'GET', body, key }: Sent = {}): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(method === 'GET' || csrf === '' ? {} : { 'x-csrf-token': csrf }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new Refused(0, 'The server does not answer.', 0);
  }
  const date = Date.parse(answer.headers.get('date') ?? '');
  if (!Number.isNaN(date) && Math.abs(date - Date.now()) > 2_000) ahead = date - Date.now();
  if (answer.ok) return (answer.status === 204 ? undefined : await answer.json()) as T;
  const problem = (await answer.json().catch(() => ({}))) as { title?: string; detail?: string };
  if (answer.status === 401 && path !== '/api/session') signedOut();
  const words = problem.detail ?? problem.title ?? `The server answered ${answer.status}.`;
  throw new Refused(answer.status, words.charAt(0).toUpperCase() + words.slice(1), Number(answer.headers.get('retry-after') ?? 0));
}

export async function session(): Promise<Session> {
  const s = await call<Session>('/api/session');
  csrf = s.csrf;
  return s;
}

export async function signIn(token: string): Promise<Session> {
  const s = await call<Session>('/api/session', { method: 'POST', body: { token } });
  csrf = s.csrf;
  return s;
}

export async function signOut(): Promise<void> {
  await call('/api/session', { method: 'DELETE' });
  csrf = '';
}

/** crypto.randomUUID is there only on https and loopback; these numbers are everywhere. */
export const newKey = (): string => [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');
