import { constants, createPublicKey, type JsonWebKey, verify } from 'node:crypto';

export type Claims = Readonly<Record<string, unknown>> & { readonly sub: string };

/** A token or an answer of the provider that must not be believed, and why. */
export class NotBelieved extends Error {}

export interface Jwk extends JsonWebKey {
  readonly kid?: string;
  readonly use?: string;
  readonly alg?: string;
}

export interface Expected {
  readonly issuer: string;
  readonly clientId: string;
  readonly nonce: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

interface Algorithm {
  readonly hash: string | null;
  readonly kty: string;
  readonly options?: object;
}

const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
const raw = { dsaEncoding: 'ieee-p1363' };
/** Those with a public key. `none`, and HS256 with a public key for a secret, are how tokens are forged. */
const ALGORITHMS: Readonly<Record<string, Algorithm>> = {
  RS256: { hash: 'sha256', kty: 'RSA' },
  RS384: { hash: 'sha384', kty: 'RSA' },
  RS512: { hash: 'sha512', kty: 'RSA' },
  PS256: { hash: 'sha256', kty: 'RSA', options: pss },
  PS384: { hash: 'sha384', kty: 'RSA', options: pss },
  PS512: { hash: 'sha512', kty: 'RSA', options: pss },
  ES256: { hash: 'sha256', kty: 'EC', options: raw },
  ES384: { hash: 'sha384', kty: 'EC', options: raw },
  ES512: { hash: 'sha512', kty: 'EC', options: raw },
  EdDSA: { hash: null, kty: 'OKP' },
};

const SKEW_S = 60;

/** The claims of an ID token whose signature and claims hold (OpenID Connect Core 3.1.3.7). Throws `NotBelieved`. */
export async function claimsOf(
  token: string,
  expected: Expected,
  keysFor: (kid: string | undefined) => Promise<readonly Jwk[]>,
): Promise<Claims> {
  const parts = token.split('.');
  const [head = '', body = '', signature = ''] = parts;
  if (parts.length !== 3) throw new NotBelieved('the ID token has not three parts');
  const header = jsonOf(head);
  const algorithm = typeof header.alg === 'string' && Object.hasOwn(ALGORITHMS, header.alg) ? ALGORITHMS[header.alg] : undefined;
  if (!algorithm) throw new NotBelieved(`the ID token is signed with ${String(header.alg).slice(0, 20)}, which is not accepted`);
  if (header.crit !== undefined) throw new NotBelieved('the ID token asks for an extension that is not known');
  const kid = typeof header.kid === 'string' ? header.kid : undefined;
  const keys = (await keysFor(kid)).filter(
    (k) =>
      k.kty === algorithm.kty && (k.use ?? 'sig') === 'sig' && (kid === undefined || k.kid === kid) && (k.alg ?? header.alg) === header.alg,
  );
  const signed = Buffer.from(`${head}.${body}`);
  const bytes = Buffer.from(signature, 'base64url');
  if (!keys.some((k) => isSignedBy(k, algorithm, signed, bytes)))
    throw new NotBelieved('the ID token is not signed by a key of the provider');
  return checked(jsonOf(body), expected);
}

function isSignedBy(jwk: Jwk, { hash, options }: Algorithm, signed: Buffer, signature: Buffer): boolean {
  try {
    return verify(hash, signed, { key: createPublicKey({ key: jwk, format: 'jwk' }), ...options }, signature);
  } catch {
    return false;
  }
}

function checked(claims: Readonly<Record<string, unknown>>, { issuer, clientId, nonce, now }: Expected): Claims {
  const seconds = now / 1000;
  const { iss, aud, azp, exp, iat, nbf, sub } = claims;
  const audience = Array.isArray(aud) ? (aud as unknown[]) : [aud];
  if (iss !== issuer) throw new NotBelieved('the ID token is of another issuer');
  if (!audience.includes(clientId)) throw new NotBelieved('the ID token is for another client');
  if ((audience.length > 1 || azp !== undefined) && azp !== clientId) throw new NotBelieved('the ID token was issued to another client');
  if (typeof exp !== 'number' || exp + SKEW_S <= seconds) throw new NotBelieved('the ID token has expired');
  if (typeof iat !== 'number' || iat - SKEW_S > seconds || (typeof nbf === 'number' && nbf - SKEW_S > seconds))
    throw new NotBelieved('the ID token is not valid yet; the clocks of the provider and of this server may differ');
  if (claims.nonce !== nonce) throw new NotBelieved('the ID token belongs to another sign-in');
  if (typeof sub !== 'string' || sub === '') throw new NotBelieved('the ID token names nobody');
  return claims as Claims;
}

function jsonOf(part: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new NotBelieved('the ID token cannot be read');
}
