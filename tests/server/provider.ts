import { createHash, createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

type Json = Record<string, unknown>;

/** An identity provider on this machine. What it says can be bent, to see what is believed. */
export interface FakeProvider {
  readonly issuer: string;
  readonly calls: string[];
  /** Of the next ID tokens. */
  claims: Json;
  userinfo: Json;
  bend: { header?: Json; claims?: Json; signature?: 'none' | 'hmac' | 'other' | 'cut'; discovery?: Json };
  /** The keys are other ones from now on, as after a rotation. */
  readonly rotate: () => void;
  /** What a browser does there: the person signs in, and is sent back. */
  readonly approve: (url: string) => string;
  readonly stop: () => void;
}

const pairOf = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

export async function fakeProvider(client: { readonly id: string; readonly secret: string }): Promise<FakeProvider> {
  let pair = pairOf();
  let kid = 'k1';
  const codes = new Map<string, { challenge: string; nonce: string; redirect: string }>();
  const server = createServer(async (req, res) => {
    const path = req.url ?? '';
    self.calls.push(`${req.method} ${path}`);
    const give = (body: Json, status = 200) => res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (path === '/.well-known/openid-configuration') {
      return give({
        issuer: self.issuer,
        authorization_endpoint: `${self.issuer}/authorize`,
        token_endpoint: `${self.issuer}/token`,
        jwks_uri: `${self.issuer}/keys`,
        userinfo_endpoint: `${self.issuer}/userinfo`,
        ...self.bend.discovery,
      });
    }
    if (path === '/keys') return give({ keys: [{ ...pair.publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' }] });
    if (path === '/userinfo') return give(self.userinfo);
    if (path !== '/token') return give({ error: 'not_found' }, 404);
    const form = new URLSearchParams(await bodyOf(req));
    const known = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const basic = Buffer.from(`${client.id}:${client.secret}`).toString('base64');
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (req.headers.authorization !== `Basic ${basic}`) return give({ error: 'invalid_client' }, 401);
    if (!known || proof !== known.challenge || form.get('redirect_uri') !== known.redirect) return give({ error: 'invalid_grant' }, 400);
    return give({ access_token: 'access', token_type: 'Bearer', id_token: tokenOf(known.nonce) });
  });
  const tokenOf = (nonce: string): string => {
    const now = Math.floor(Date.now() / 1000);
    const head = part({ alg: 'RS256', kid, ...self.bend.header });
    const body = part({
      iss: self.issuer,
      aud: client.id,
      sub: 'u1',
      iat: now,
      exp: now + 300,
      nonce,
      ...self.claims,
      ...self.bend.claims,
    });
    const text = Buffer.from(`${head}.${body}`);
    const how = self.bend.signature;
    const made =
      how === 'none'
        ? Buffer.alloc(0)
        : how === 'hmac'
          ? createHmac('sha256', pair.publicKey.export({ type: 'spki', format: 'pem' }))
              .update(text)
              .digest()
          : sign('sha256', text, how === 'other' ? pairOf().privateKey : pair.privateKey);
    return `${head}.${body}.${(how === 'cut' ? made.subarray(1) : made).toString('base64url')}`;
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const self: FakeProvider = {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: [],
    claims: {},
    userinfo: {},
    bend: {},
    rotate: () => {
      pair = pairOf();
      kid = `k${Date.now()}`;
    },
    approve: (url) => {
      const asked = new URL(url).searchParams;
      const code = createHash('sha256').update(`${codes.size}${Math.random()}`).digest('hex');
      const redirect = asked.get('redirect_uri') ?? '';
      codes.set(code, { challenge: asked.get('code_challenge') ?? '', nonce: asked.get('nonce') ?? '', redirect });
      return `${redirect}?${new URLSearchParams({ code, state: asked.get('state') ?? '', iss: self.issuer })}`;
    },
    stop: () => server.close(),
  };
  return self;
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of req) text += String(chunk);
  return text;
}
