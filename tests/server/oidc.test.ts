import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/server/index.ts';
import { accountFrom, claimsOf, providerOf, rulesOf } from '../../src/server/oidc/index.ts';
import { localPath } from '../../src/server/routes/sign-in.ts';
import { type FakeProvider, fakeProvider } from './provider.ts';
import { INCIDENT, type Started, started } from './support.ts';

let provider: FakeProvider;
let server: Started;
const PUBLIC = 'https://triage.example.com';
const ROLES = 'groups:sre=responder groups:leads=admin groups:pay=responder@payments email:eve@example.com=viewer';
const AGENT = { 'user-agent': 'Browser A', host: 'triage.example.com' };

beforeAll(async () => {
  provider = await fakeProvider({ id: 'triage', secret: 's3cret' });
  server = await started({
    env: {
      TRIAGE_OIDC_ISSUER: provider.issuer,
      TRIAGE_OIDC_CLIENT_ID: 'triage',
      TRIAGE_OIDC_CLIENT_SECRET: 's3cret',
      TRIAGE_OIDC_ROLES: ROLES,
      TRIAGE_PUBLIC_URL: PUBLIC,
    },
  });
}, 120_000);
afterAll(async () => {
  await server?.stop();
  provider?.stop();
});
afterEach(() => {
  provider.bend = {};
  provider.claims = {};
  provider.userinfo = {};
});

const cookiesOf = (r: Response) =>
  r.headers
    .getSetCookie()
    .map((c) => c.split(';')[0] ?? '')
    .filter((c) => !c.endsWith('='))
    .join('; ');

/** From the button to what the server says when the person is back; `change` may bend what comes back. */
async function signingIn(to = '/incidents', change: (back: URL, cookie: string) => string = (_, cookie) => cookie) {
  const begun = await server.get(`/auth/login?to=${encodeURIComponent(to)}`, AGENT);
  expect(begun.status).toBe(302);
  const back = new URL(provider.approve(begun.headers.get('location') ?? ''));
  const cookie = change(back, cookiesOf(begun));
  expect(back.origin + back.pathname).toBe(`${PUBLIC}/auth/callback`);
  const done = await server.get(back.pathname + back.search, { ...AGENT, cookie });
  return { begun, back, cookie, done };
}

describe('signing in through an identity provider', () => {
  it('opens a session with the role of a claim, and goes where the person was', async () => {
    provider.claims = { groups: ['all', 'sre'], preferred_username: 'ana' };
    const { begun, done, back, cookie } = await signingIn('/incidents?state=open');
    const asked = new URL(begun.headers.get('location') ?? '').searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      client_id: 'triage',
      code_challenge_method: 'S256',
      scope: 'openid profile email',
    });
    expect(begun.headers.get('set-cookie')).toMatch(/HttpOnly/i);
    expect([done.status, done.headers.get('location')]).toEqual([302, '/incidents?state=open']);
    const session = { ...AGENT, cookie: cookiesOf(done) };
    expect(done.headers.get('set-cookie')).toMatch(/triage_session=.*Secure/i);
    const { account, csrf, signIn } = (await (await server.get('/api/session', session)).json()) as Record<string, string>;
    expect([account, signIn]).toEqual([
      { name: 'ana', role: 'responder', team: 'default' },
      { token: true, oidc: true },
    ]);
    const made = await server.post('/api/incidents', { incident: INCIDENT }, { ...session, 'x-csrf-token': csrf ?? '' });
    expect(made.status).toBe(201);
    expect((await made.json()) as object).toMatchObject({ createdBy: 'ana' });
    expect((await server.get('/api/audit', session)).status).toBe(403);
    // The way back works once: its code is spent, and so is its cookie.
    expect((await server.get(back.pathname + back.search, { ...AGENT, cookie })).status).toBe(401);
    expect((await server.get(back.pathname + back.search, AGENT)).status).toBe(401);
  });

  it('finds claims at the userinfo endpoint, gives the strongest role, and none where no rule does', async () => {
    provider.userinfo = { sub: 'u1', groups: ['pay', 'leads'], email: 'lea@example.com' };
    const lead = await signingIn();
    const { account } = (await (await server.get('/api/session', { ...AGENT, cookie: cookiesOf(lead.done) })).json()) as {
      account: object;
    };
    expect(account).toEqual({ name: 'lea@example.com', role: 'admin', team: 'default' });
    // Of somebody else: not believed.
    provider.userinfo = { sub: 'u2', groups: ['leads'] };
    const { done } = await signingIn();
    expect([done.status, done.headers.get('set-cookie')]).toEqual([403, expect.not.stringContaining('triage_session')]);
  });

  it('believes no token but a good one', async () => {
    provider.claims = { groups: ['leads'] };
    const bends: FakeProvider['bend'][] = [
      { header: { alg: 'none' }, signature: 'none' },
      // The public key as a secret.
      { header: { alg: 'HS256' }, signature: 'hmac' },
      { signature: 'other' },
      { claims: { aud: 'other' } },
    ];
    for (const bend of bends) {
      provider.bend = bend;
      const { done } = await signingIn();
      expect([done.status, bend]).toEqual([401, bend]);
      expect(await done.text()).toContain('Signing in did not work');
      expect(done.headers.get('set-cookie')).not.toContain('triage_session');
    }
  });

  it('is bound to the browser that began it', async () => {
    provider.claims = { groups: ['sre'] };
    const other = await server.get('/auth/login', AGENT);
    const swapped = await signingIn('/', () => cookiesOf(other));
    expect(swapped.done.status).toBe(401);
    const state = await signingIn('/', (back, cookie) => {
      back.searchParams.set('state', 'x');
      return cookie;
    });
    expect(state.done.status).toBe(401);
    const mixed = await signingIn('/', (back, cookie) => {
      back.searchParams.set('iss', 'https://other.example');
      return cookie;
    });
    expect(mixed.done.status).toBe(401);
  });
});

it('reads the keys of a provider again when it has new ones, and not for every unknown one', async () => {
  let now = Date.now();
  const settings = readConfig(
    {},
    {
      TRIAGE_OIDC_ISSUER: provider.issuer,
      TRIAGE_OIDC_CLIENT_ID: 'triage',
      TRIAGE_OIDC_CLIENT_SECRET: 's3cret',
      TRIAGE_OIDC_ROLES: '*=viewer',
      TRIAGE_PUBLIC_URL: PUBLIC,
    },
  ).oidc;
  if (!settings) throw new Error('no provider is configured');
  const own = providerOf(settings, () => now);
  const verifier = 'v'.repeat(43);
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const claims = async () => {
    const back = new URL(provider.approve(await own.signInUrl({ state: 's', nonce: 'n', challenge })));
    return own.claimsFor(back.searchParams.get('code') ?? '', verifier, 'n');
  };
  const reads = () => provider.calls.filter((c) => c === 'GET /keys').length;
  const before = reads();
  expect(await claims()).toMatchObject({ sub: 'u1' });
  expect(await claims()).toMatchObject({ sub: 'u1' });
  provider.rotate();
  await expect(claims()).rejects.toThrow('not signed by a key');
  expect(reads() - before).toBe(1);
  now += 61_000;
  expect(await claims()).toMatchObject({ sub: 'u1' });
  expect(reads() - before).toBe(2);
  const other = providerOf({ ...settings, issuer: `${provider.issuer}/` });
  await expect(other.signInUrl({ state: 's', nonce: 'n', challenge })).rejects.toThrow('letter by letter');
});

describe('what is decided without a provider', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const now = 1_800_000_000_000;
  const good = { iss: 'https://id.example', aud: 'triage', sub: 'u', iat: now / 1000, exp: now / 1000 + 60, nonce: 'n' };
  const token = (claims: object, header: object = {}) => {
    const text = [{ alg: 'ES256', kid: 'e', ...header }, claims].map((p) => Buffer.from(JSON.stringify(p)).toString('base64url')).join('.');
    return `${text}.${sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
  };
  const read = (text: string, kid = 'e') =>
    claimsOf(text, { issuer: 'https://id.example', clientId: 'triage', nonce: 'n', now }, async () => [
      { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig' },
    ]);

  it('a token is read with its claims, and refused with any of them wrong', async () => {
    expect(await read(token(good))).toMatchObject({ sub: 'u' });
    expect(await read(token({ ...good, aud: ['other', 'triage'], azp: 'triage' }))).toMatchObject({ sub: 'u' });
    const wrong = [
      { iss: 'x' },
      { aud: 'x' },
      { aud: ['triage', 'x'] },
      { azp: 'x' },
      { exp: now / 1000 - 61 },
      { exp: 'soon' },
      { iat: now / 1000 + 61 },
      { nbf: now / 1000 + 61 },
      { nonce: 'x' },
      { sub: '' },
      { sub: 7 },
    ];
    for (const w of wrong) await expect(read(token({ ...good, ...w })), JSON.stringify(w)).rejects.toThrow('the ID token');
    for (const h of [{ alg: 'none' }, { alg: 'RS256' }, { alg: 'HS256' }, { alg: '__proto__' }, { crit: ['b64'] }])
      await expect(read(token(good, h)), JSON.stringify(h)).rejects.toThrow('the ID token');
    await expect(read(token(good), 'another')).rejects.toThrow('not signed by a key');
    for (const text of ['', 'a.b', 'a.b.c.d', `${token(good)}x`, '..', 'bnVsbA.bnVsbA.'])
      await expect(read(text)).rejects.toThrow('the ID token');
  });

  it('roles follow rules; an address that was not verified is nobody’s', () => {
    const rules = rulesOf(`${ROLES} realm_access.roles:ops=admin *=viewer`);
    const role = (claims: object) => accountFrom({ sub: 'u', ...claims }, rules);
    expect(role({})).toEqual({ name: 'u', role: 'viewer', team: 'default' });
    expect(role({ groups: ['sre'], name: 'Ana\n B' })).toEqual({ name: 'Ana B', role: 'responder', team: 'default' });
    expect(role({ realm_access: { roles: ['ops'] } })?.role).toBe('admin');
    const strict = rulesOf('email:eve@example.com=admin');
    expect(accountFrom({ sub: 'u', email: 'eve@example.com' }, strict)?.role).toBe('admin');
    expect(accountFrom({ sub: 'u', email: 'eve@example.com', email_verified: false }, strict)).toBeUndefined();
    for (const bad of ['', 'groups=admin', 'groups:sre=king', '*=admin@a b']) expect(() => rulesOf(bad)).toThrow(/TRIAGE_OIDC_ROLES/);
  });

  it('configuration that cannot work is refused with what is missing', () => {
    const env = {
      TRIAGE_OIDC_ISSUER: 'https://id.example',
      TRIAGE_OIDC_CLIENT_ID: 'x',
      TRIAGE_OIDC_ROLES: '*=viewer',
      TRIAGE_PUBLIC_URL: PUBLIC,
    };
    expect(readConfig({}, env).oidc).toMatchObject({ redirectUri: `${PUBLIC}/auth/callback`, scopes: 'openid profile email' });
    for (const name of ['TRIAGE_OIDC_CLIENT_ID', 'TRIAGE_OIDC_ROLES', 'TRIAGE_PUBLIC_URL'])
      expect(() => readConfig({}, { ...env, [name]: undefined })).toThrow(name);
    for (const issuer of ['http://id.example', 'id.example', 'https://u:p@id.example'])
      expect(() => readConfig({}, { ...env, TRIAGE_OIDC_ISSUER: issuer })).toThrow('TRIAGE_OIDC_ISSUER');
  });

  it('a sign-in leads to a place on this server only', () => {
    expect(localPath('/incidents/abc?x=1#plan')).toBe('/incidents/abc?x=1#plan');
    for (const to of [
      undefined,
      '',
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/a\\b',
      '/\t/evil.example',
      'javascript:alert(1)',
      '/auth/login',
      '/api/export',
      `/${'x'.repeat(2000)}`,
    ])
      expect(localPath(to)).toBe('/');
  });
});
