import { BadConfig } from '../bad-config.ts';

/** Signing in through an identity provider (OpenID Connect), as the environment says. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** Empty for a public client: PKCE alone binds the code to this sign-in. */
  readonly clientSecret: string;
  readonly scopes: string;
  readonly rules: readonly RoleRule[];
  readonly redirectUri: string;
}

/** Whoever has this value of this claim has this role; `*` is everybody who can sign in. */
export interface RoleRule {
  readonly claim: string;
  readonly value: string;
  readonly role: 'viewer' | 'responder' | 'admin';
  readonly team: string;
}

type Env = Readonly<Record<string, string | undefined>>;

export function oidcOf(env: Env, publicUrl: string | undefined): OidcSettings | undefined {
  const issuer = env.TRIAGE_OIDC_ISSUER ?? '';
  if (issuer === '') return undefined;
  if (!isSafe(issuer))
    throw new BadConfig(
      `TRIAGE_OIDC_ISSUER is "${issuer}"; the https URL of the identity provider was expected, as its discovery document has it`,
    );
  if (!env.TRIAGE_OIDC_CLIENT_ID)
    throw new BadConfig('TRIAGE_OIDC_ISSUER is set, and TRIAGE_OIDC_CLIENT_ID is not: the id of this server at the provider');
  if (publicUrl === undefined)
    throw new BadConfig(
      'TRIAGE_OIDC_ISSUER is set, and TRIAGE_PUBLIC_URL is not: the provider sends people back to <TRIAGE_PUBLIC_URL>/auth/callback',
    );
  return {
    issuer,
    clientId: env.TRIAGE_OIDC_CLIENT_ID,
    clientSecret: env.TRIAGE_OIDC_CLIENT_SECRET ?? '',
    scopes: scopesOf(env.TRIAGE_OIDC_SCOPES),
    rules: rulesOf(env.TRIAGE_OIDC_ROLES),
    redirectUri: `${publicUrl}/auth/callback`,
  };
}

/** https, or http to this machine alone, as tests and a proxy beside the server have it. */
export function isSafe(text: string): boolean {
  try {
    const { protocol, hostname, username, hash } = new URL(text);
    const here = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
    return username === '' && hash === '' && (protocol === 'https:' || (protocol === 'http:' && here));
  } catch {
    return false;
  }
}

const scopesOf = (text: string | undefined): string =>
  [...new Set(['openid', ...(text || 'profile email').split(/\s+/).filter((s) => s !== '')])].join(' ');

/** `groups:sre=responder email:ana@example.com=admin@payments *=viewer`, separated by spaces. */
export function rulesOf(text: string | undefined): RoleRule[] {
  const entries = (text ?? '').split(/\s+/).filter((e) => e !== '');
  if (entries.length === 0)
    throw new BadConfig(
      'TRIAGE_OIDC_ISSUER is set, and TRIAGE_OIDC_ROLES is not: who may do what, such as "groups:sre=responder groups:leads=admin *=viewer"',
    );
  return entries.map((entry, i): RoleRule => {
    const match = /^(?:\*|([^:=]+):(.+))=(viewer|responder|admin)(?:@([A-Za-z0-9._-]+))?$/.exec(entry);
    if (!match)
      throw new BadConfig(
        `entry ${i + 1} of TRIAGE_OIDC_ROLES is "${entry}"; CLAIM:VALUE=ROLE, CLAIM:VALUE=ROLE@TEAM or *=ROLE was expected, with a role of viewer, responder, admin`,
      );
    return { claim: match[1] ?? '*', value: match[2] ?? '', role: match[3] as RoleRule['role'], team: match[4] ?? 'default' };
  });
}
