import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { record } from '../../store/index.ts';
import { throttle } from '../accounts/callers.ts';
import { Problem } from '../http/problem.ts';
import type { App } from '../http/route.ts';
import { accountFrom, NotBelieved, providerOf } from '../oidc/index.ts';
import { messagePage } from '../pages/plain.ts';
import type { Services } from '../services.ts';
import { isSecure, signIn } from './session.ts';

const COOKIE = 'triage_sign_in';
const MINUTES = 10;

/** What one sign-in has to bring back. It is kept in the browser, so that any process of several can finish what another began. */
interface Begun {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly to: string;
}

/** Signing in through the organisation's identity provider: the authorization code flow of OpenID Connect, with PKCE. */
export function signInRoutes(app: App, services: Services): void {
  const { oidc } = services.config;
  if (!oidc) return;
  const provider = providerOf(oidc);
  const { db } = services.database;
  const random = () => randomBytes(32).toString('base64url');

  app.get('/auth/login', async (c) => {
    c.set('route', '/auth/login');
    const begun: Begun = { state: random(), nonce: random(), verifier: random(), to: localPath(c.req.query('to')) };
    const challenge = createHash('sha256').update(begun.verifier).digest('base64url');
    try {
      const url = await provider.signInUrl({ ...begun, challenge });
      // Lax: the way back is a navigation that begins at the provider.
      setCookie(c, COOKIE, Buffer.from(JSON.stringify(begun)).toString('base64url'), {
        path: '/auth',
        httpOnly: true,
        sameSite: 'Lax',
        secure: isSecure(c, services),
        maxAge: MINUTES * 60,
      });
      return c.redirect(url, 302);
    } catch (e) {
      return failed(c, e as Error, 502);
    }
  });

  app.get('/auth/callback', async (c) => {
    c.set('route', '/auth/callback');
    const begun = begunOf(getCookie(c, COOKIE));
    deleteCookie(c, COOKIE, { path: '/auth' });
    try {
      const { code, state = '', iss, error } = c.req.query();
      if (!begun || !same(begun.state, state))
        throw new NotBelieved(`this sign-in was not begun in this browser, or more than ${MINUTES} minutes ago`);
      if (iss !== undefined && iss !== oidc.issuer) throw new NotBelieved('the answer is of another provider');
      if (error !== undefined || code === undefined)
        throw new NotBelieved(`the provider said no${/^[a-z_]{1,60}$/.test(error ?? '') ? `: ${error}` : ''}`);
      const claims = await provider.claimsFor(code, begun.verifier, begun.nonce);
      const account = accountFrom(claims, oidc.rules);
      if (!account) {
        await record(db, { team: '', who: '', action: 'session.refused', detail: 'no rule of TRIAGE_OIDC_ROLES gives a role' });
        return c.html(
          messagePage(
            'You are signed in, and may do nothing here',
            'Your organisation knows you, and gives you no role on this server. Ask whoever runs it.',
          ),
          403,
        );
      }
      await signIn(c, services, account, null);
      return c.redirect(begun.to, 302);
    } catch (e) {
      if (e instanceof Problem) throw e;
      throttle(services, c.get('address'));
      await record(db, { team: '', who: '', action: 'session.refused', detail: c.get('address') });
      return failed(c, e as Error, e instanceof NotBelieved ? 401 : 502);
    }
  });

  const failed = (c: Context, e: Error, status: 401 | 502) => {
    services.log('warn', 'a sign-in through the identity provider failed', { id: c.get('id') as string, why: e.message });
    const words = e instanceof NotBelieved ? e.message : 'the identity provider does not answer';
    return c.html(
      messagePage('Signing in did not work', `${words.charAt(0).toUpperCase()}${words.slice(1)}. Begin again from the start.`),
      status,
    );
  };
}

/** A place on this server and nowhere else: `//evil.example` and `/\evil.example` are other hosts to a browser. */
export function localPath(given: string | undefined): string {
  if (given === undefined || !/^\/(?![/\\])[\x21-\x7e]{0,1000}$/.test(given) || given.includes('\\')) return '/';
  return given.startsWith('/auth') || given.startsWith('/api') ? '/' : given;
}

function begunOf(cookie: string | undefined): Begun | undefined {
  try {
    const value = JSON.parse(Buffer.from(cookie ?? '', 'base64url').toString('utf8')) as Partial<Begun>;
    const { state, nonce, verifier, to } = value;
    if ([state, nonce, verifier].every((t) => typeof t === 'string' && t.length >= 40))
      return { state: state as string, nonce: nonce as string, verifier: verifier as string, to: localPath(to) };
  } catch {
    // A cookie that is none of ours.
  }
  return undefined;
}

function same(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}
