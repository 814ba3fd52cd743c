import type { OidcSettings } from './settings.ts';
import { isSafe } from './settings.ts';
import { type Claims, claimsOf, type Jwk, NotBelieved } from './token.ts';

interface Endpoints {
  readonly authorization: string;
  readonly token: string;
  readonly keys: string;
  readonly userinfo: string | undefined;
  /** The secret goes into the body, where the provider takes it nowhere else. */
  readonly secretInBody: boolean;
}

export interface Provider {
  /** Where a browser is sent to sign in. */
  readonly signInUrl: (asked: { readonly state: string; readonly nonce: string; readonly challenge: string }) => Promise<string>;
  /** A code that came back -> who it is for. */
  readonly claimsFor: (code: string, verifier: string, nonce: string) => Promise<Claims>;
}

const KEPT_MS = 3_600_000;
const AGAIN_MS = 60_000;
const PATIENCE_MS = 10_000;
const MOST_BYTES = 512 * 1024;

/** The identity provider as its discovery document describes it; asked for when somebody signs in, so that the server starts without it. */
export function providerOf(settings: OidcSettings, now: () => number = Date.now): Provider {
  let endpoints: { readonly at: number; readonly value: Endpoints } | undefined;
  let keys: { readonly at: number; readonly value: readonly Jwk[] } | undefined;

  const discover = async (): Promise<Endpoints> => {
    if (endpoints && now() - endpoints.at < KEPT_MS) return endpoints.value;
    const found = await ask(`${settings.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
    if (found.issuer !== settings.issuer)
      throw new NotBelieved(
        `the provider calls itself ${String(found.issuer).slice(0, 100)}; TRIAGE_OIDC_ISSUER has to be the same, letter by letter`,
      );
    const methods = Array.isArray(found.token_endpoint_auth_methods_supported)
      ? found.token_endpoint_auth_methods_supported
      : ['client_secret_basic'];
    const value: Endpoints = {
      authorization: urlOf(found.authorization_endpoint, 'authorization_endpoint'),
      token: urlOf(found.token_endpoint, 'token_endpoint'),
      keys: urlOf(found.jwks_uri, 'jwks_uri'),
      userinfo: found.userinfo_endpoint === undefined ? undefined : urlOf(found.userinfo_endpoint, 'userinfo_endpoint'),
      secretInBody: !methods.includes('client_secret_basic') && methods.includes('client_secret_post'),
    };
    endpoints = { at: now(), value };
    return value;
  };
  /** A key that is not known yet may be a new one: the list is read again, once a minute at most. */
  const keysFor = async (kid: string | undefined): Promise<readonly Jwk[]> => {
    const known = keys && now() - keys.at < KEPT_MS ? keys : undefined;
    const has = known?.value.some((k) => kid === undefined || k.kid === kid);
    if (known && (has || now() - known.at < AGAIN_MS)) return known.value;
    const { keys: list } = await ask((await discover()).keys);
    const value = Array.isArray(list) ? (list as readonly Jwk[]) : [];
    keys = { at: now(), value };
    return value;
  };
  return {
    signInUrl: async ({ state, nonce, challenge }) => {
      const url = new URL((await discover()).authorization);
      const given = {
        response_type: 'code',
        client_id: settings.clientId,
        redirect_uri: settings.redirectUri,
        scope: settings.scopes,
        state,
        nonce,
        code_challenge: challenge,
        code_challenge_method: 'S256',
      };
      for (const [name, value] of Object.entries(given)) url.searchParams.set(name, value);
      return url.href;
    },
    claimsFor: async (code, verifier, nonce) => {
      const { token, userinfo, secretInBody } = await discover();
      const { clientId, clientSecret, redirectUri, issuer } = settings;
      const body = new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        client_id: clientId,
        code_verifier: verifier,
      });
      if (clientSecret !== '' && secretInBody) body.set('client_secret', clientSecret);
      // RFC 6749, 2.3.1: both are form-encoded before they are put together.
      const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64');
      const answer = await ask(token, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          ...(clientSecret !== '' && !secretInBody ? { authorization: `Basic ${basic}` } : {}),
        },
        body: body.toString(),
      });
      if (typeof answer.id_token !== 'string') throw new NotBelieved('the provider gave no ID token');
      const claims = await claimsOf(answer.id_token, { issuer, clientId, nonce, now: now() }, keysFor);
      if (userinfo === undefined || typeof answer.access_token !== 'string') return claims;
      // Many providers tell groups and addresses here alone.
      const more = await ask(userinfo, { headers: { authorization: `Bearer ${answer.access_token}` } }).catch(() => undefined);
      return more?.sub === claims.sub ? { ...more, ...claims } : claims;
    },
  };
}

function urlOf(value: unknown, name: string): string {
  if (typeof value === 'string' && isSafe(value)) return value;
  throw new NotBelieved(`the provider's ${name} is not an https URL`);
}

/** JSON of the provider. Its errors are told by their code and never by their text. */
async function ask(url: string, init: RequestInit = {}): Promise<Readonly<Record<string, unknown>>> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      ...init,
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: { accept: 'application/json', ...init.headers },
    });
    text = await response.text();
  } catch (e) {
    throw new Error(`the identity provider does not answer at ${new URL(url).host}: ${(e as Error).name}`);
  }
  if (text.length > MOST_BYTES) throw new NotBelieved('the answer of the provider is too large');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const found = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  if (!response.ok || !found) {
    const code = typeof found?.error === 'string' && /^[a-z_]{1,60}$/.test(found.error) ? ` ${found.error}` : '';
    throw new NotBelieved(`the provider answered ${response.status}${code}`);
  }
  return found;
}
