import { timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { type Account, accountOfToken, anyToken, endSession, ROLES, type Role, record, sessionOf, sha256 } from '../../store/index.ts';
import { Problem } from '../http/problem.ts';
import type { Caller, Services } from '../services.ts';

export const COOKIE = 'triage_session';

/** The name on loopback, where nobody signs in. */
const OPEN: Account = { name: 'local', role: 'admin', team: 'default' };

/** Derived from the session's secret: it needs no place, and a page of another origin cannot read it. */
export const csrfOf = (secret: string): string => sha256(`csrf:${secret}`).slice(0, 43);

export const allows = (role: Role, needed: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(needed);

/**
 * Does this server know no accounts? Only on loopback, and only while there is no token and no identity provider: the first one closes it.
 * The answer is kept for a few seconds, since every request asks.
 */
export function createOpenness(services: Pick<Services, 'config' | 'database'>): () => Promise<boolean> {
  const { config, database } = services;
  if (!config.loopback || config.oidc || config.tokens.length > 0) return async () => false;
  let answer = { open: true, at: 0 };
  return async () => {
    if (Date.now() - answer.at > 3_000) answer = { open: !(await anyToken(database.db)), at: Date.now() };
    return answer.open;
  };
}

const bearerOf = (c: Context): string | undefined => {
  const header = c.req.header('authorization') ?? '';
  const bearer = /^Bearer +(\S+)$/i.exec(header)?.[1];
  if (bearer !== undefined) return bearer;
  // Alert senders that know Basic alone: the password is the token.
  const basic = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(header)?.[1];
  if (basic === undefined) return undefined;
  const text = Buffer.from(basic, 'base64').toString('utf8');
  return text.slice(text.indexOf(':') + 1);
};

/** The account of a token: of the environment, or of the table. */
export async function accountOf(services: Services, token: string): Promise<{ account: Account; hash: string } | undefined> {
  const hash = sha256(token);
  const bytes = Buffer.from(hash);
  // All are compared, so that the time tells nothing.
  const given = services.config.tokens.filter((t) => timingSafeEqual(Buffer.from(sha256(t.token)), bytes))[0];
  if (given) return { account: { name: given.name, role: given.role, team: given.team }, hash };
  const account = await accountOfToken(services.database.db, hash);
  return account && { account, hash };
}

/** Who calls; null for nobody known. A wrong token or cookie is nobody, and counts against the address. */
export async function callerOf(c: Context, services: Services, open: boolean, address: string): Promise<Caller | null> {
  if (open) return { account: OPEN, via: 'open', csrf: '' };
  const token = bearerOf(c);
  if (token !== undefined) {
    const found = await accountOf(services, token);
    if (found) return { account: found.account, via: 'token', csrf: '' };
    throttle(services, address);
    throw new Problem('unauthorised', 'this token is not known here; ask an admin for one (triage token add)', [], {
      'www-authenticate': 'Bearer',
    });
  }
  const secret = getCookie(c, COOKIE);
  return secret === undefined ? null : callerOfSession(c, services, secret);
}

async function callerOfSession(c: Context, services: Services, secret: string): Promise<Caller | null> {
  const { db } = services.database;
  const session = await sessionOf(db, secret);
  if (!session) return null;
  if (session.agent !== sha256(agentOf(c))) {
    // A cookie that comes from another browser was copied.
    await endSession(db, secret);
    await record(db, {
      team: session.account.team,
      who: session.account.name,
      action: 'session.ended',
      detail: 'its cookie came from another browser',
    });
    return null;
  }
  if (session.tokenHash !== null) {
    const given = services.config.tokens.find((t) => sha256(t.token) === session.tokenHash);
    const account = given ? { name: given.name, role: given.role, team: given.team } : await accountOfToken(db, session.tokenHash);
    if (!account) {
      await endSession(db, secret);
      return null;
    }
    return { account, via: 'session', csrf: csrfOf(secret) };
  }
  // It was opened through an identity provider; without one, nobody vouches for it.
  if (!services.config.oidc) return null;
  return { account: session.account, via: 'session', csrf: csrfOf(secret) };
}

export const agentOf = (c: Context): string => (c.req.header('user-agent') ?? '').slice(0, 300);

export function throttle(services: Services, address: string): void {
  const wait = services.attempts.take(address);
  if (wait > 0)
    throw new Problem('too-many-requests', `too many failed sign-ins from this address; try again in ${wait} s`, [], {
      'retry-after': String(wait),
    });
}
