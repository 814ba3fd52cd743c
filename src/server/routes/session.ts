import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { type Account, endSession, openSession, record } from '../../store/index.ts';
import { accountOf, agentOf, COOKIE, csrfOf, throttle } from '../accounts/callers.ts';
import { Problem } from '../http/problem.ts';
import { type App, route } from '../http/route.ts';
import * as s from '../schemas.ts';
import type { Services } from '../services.ts';

const TAG = 'Session';

export function sessionRoutes(app: App, services: Services, isOpen: () => Promise<boolean>): void {
  const { db } = services.database;
  const answer = { description: 'Who is signed in', schema: s.session };
  const shown = (account: Account | null, open: boolean, csrf: string) => ({
    headers: { 'cache-control': 'no-store' },
    body: {
      account,
      open,
      csrf,
      signIn: { token: !open, oidc: services.config.oidc !== undefined },
      model: services.config.model?.name.label ?? null,
      version: services.version,
    },
  });

  route(
    app,
    services,
    { method: 'get', path: '/api/session', summary: 'Who is signed in', tag: TAG, role: 'none', answers: { 200: answer } },
    async ({ c }) => {
      const caller = c.get('caller');
      return shown(caller?.account ?? null, await isOpen(), caller?.csrf ?? '');
    },
  );

  route(
    app,
    services,
    {
      method: 'post',
      path: '/api/session',
      summary: 'Sign in with a token',
      tag: TAG,
      role: 'none',
      body: s.signInBody,
      answers: { 200: answer },
    },
    async ({ c, body }) => {
      if (await isOpen()) throw new Problem('conflict', 'this server has no accounts; nobody need sign in');
      const found = await accountOf(services, body.token);
      if (!found) {
        throttle(services, c.get('address'));
        await record(db, { team: '', who: '', action: 'session.refused', detail: c.get('address') });
        throw new Problem('unauthorised', 'this token is not known here');
      }
      return shown(found.account, false, await signIn(c, services, found.account, found.hash));
    },
  );

  route(
    app,
    services,
    {
      method: 'delete',
      path: '/api/session',
      summary: 'Sign out',
      tag: TAG,
      role: 'none',
      answers: { 204: { description: 'Signed out' } },
    },
    async ({ c }) => {
      const secret = getCookie(c, COOKIE);
      const caller = c.get('caller');
      if (caller?.via === 'session' && c.req.header('x-csrf-token') !== caller.csrf)
        throw new Problem('forbidden', 'a write with a session carries X-CSRF-Token');
      if (secret !== undefined) await endSession(db, secret);
      deleteCookie(c, COOKIE, { path: '/' });
      return { status: 204 };
    },
  );
}

/** Opens a session and sets its cookie; gives what its writes must carry. */
export async function signIn(c: Context, services: Services, account: Account, tokenHash: string | null): Promise<string> {
  const { db } = services.database;
  const { secret, expires } = await openSession(db, account, tokenHash, agentOf(c));
  await record(db, { team: account.team, who: account.name, action: 'session.opened' });
  setCookie(c, COOKIE, secret, { path: '/', httpOnly: true, sameSite: 'Strict', secure: isSecure(c, services), expires });
  return csrfOf(secret);
}

/** Over https, as the server itself or the proxy before it is reached. */
export function isSecure(c: Context, services: Services): boolean {
  return services.config.publicUrl?.startsWith('https:') ?? c.req.header('x-forwarded-proto') === 'https';
}
