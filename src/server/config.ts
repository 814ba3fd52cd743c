import { isIP } from 'node:net';
import { availableParallelism } from 'node:os';
import { type ModelName, parseModelName } from '../model/index.ts';
import { BadConfig } from './bad-config.ts';
import { type OidcSettings, oidcOf } from './oidc/index.ts';
import { isPrivate } from './outgoing/address.ts';

/** All that the environment and the flags decide, read once. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Bound to this machine alone. */
  readonly loopback: boolean;
  /** Where people reach it, when that is not host and port: `https://triage.example.com`. */
  readonly publicUrl: string | undefined;
  readonly tokens: readonly GivenToken[];
  /** An identity provider through which people sign in. */
  readonly oidc: OidcSettings | undefined;
  readonly requestsPerMinute: number;
  /** Threads that make reports; 0: they are made between the requests. */
  readonly threads: number;
  readonly retainDays: number | undefined;
  /** A proxy stands before the server: the caller's address is the last one of X-Forwarded-For. */
  readonly trustProxy: boolean;
  /** Out-going webhooks may reach private addresses. */
  readonly allowPrivate: boolean;
  /** The language model that may be asked for drafts; absent, none is called. */
  readonly model: { readonly name: ModelName; readonly baseUrl: string | undefined; readonly redactIps: boolean } | undefined;
  readonly secrets: { readonly pagerduty: string; readonly grafana: string };
}

export interface GivenToken {
  readonly name: string;
  readonly role: 'viewer' | 'responder' | 'admin';
  readonly team: string;
  readonly token: string;
}

export { BadConfig };

export interface Flags {
  readonly port?: string;
  readonly host?: string;
  readonly retain?: string;
  readonly rate?: string;
}

const yes = (text: string | undefined): boolean => /^(?:1|true|yes)$/i.test(text ?? '');

type Env = Readonly<Record<string, string | undefined>>;

export function readConfig(flags: Flags, env: Env): Config {
  const host = flags.host ?? env.TRIAGE_HOST ?? '127.0.0.1';
  const loopback = isLoopback(host);
  const publicUrl = publicUrlOf(env.TRIAGE_PUBLIC_URL);
  const rate = flags.rate ?? env.TRIAGE_RATE ?? (loopback ? '6000' : '600');
  if (!/^\d{1,7}$/.test(rate)) throw new BadConfig(`--rate takes requests per minute, and 0 for no limit; not "${rate}"`);
  return {
    host,
    port: portOf(flags.port ?? env.PORT ?? '4173'),
    loopback,
    publicUrl,
    oidc: oidcOf(env, publicUrl),
    tokens: tokensOf(env.TRIAGE_TOKENS),
    requestsPerMinute: Number(rate),
    threads: threadsOf(env.TRIAGE_THREADS),
    retainDays: daysOf(flags.retain ?? env.TRIAGE_RETAIN),
    trustProxy: yes(env.TRIAGE_TRUST_PROXY),
    allowPrivate: yes(env.TRIAGE_ALLOW_PRIVATE_WEBHOOKS),
    model: modelOf(env),
    secrets: { pagerduty: env.TRIAGE_PAGERDUTY_SECRET ?? '', grafana: env.TRIAGE_GRAFANA_SECRET ?? '' },
  };
}

/** One for each core but the one that answers; beyond eight it is memory that runs out, at some 150 MB each. */
function threadsOf(text: string | undefined): number {
  if (text === undefined || text === '') return Math.max(1, Math.min(8, availableParallelism() - 1));
  if (!/^\d{1,2}$/.test(text)) throw new BadConfig(`TRIAGE_THREADS takes a number of threads from 0 to 99, not "${text}"`);
  return Number(text);
}

function modelOf(env: Env): Config['model'] {
  if (!env.TRIAGE_MODEL) return undefined;
  const name = parseModelName(env.TRIAGE_MODEL);
  if (typeof name === 'string') throw new BadConfig(`TRIAGE_MODEL: ${name}`);
  return { name, baseUrl: env.TRIAGE_MODEL_URL || undefined, redactIps: yes(env.TRIAGE_MODEL_REDACT_IPS) };
}

export function isLoopback(host: string): boolean {
  if (host === 'localhost') return true;
  if (isIP(host) === 4) return host.startsWith('127.');
  return isIP(host) === 6 && isPrivate(host) === 'loopback';
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new BadConfig(`--port takes a number from 0 to 65535, not "${text}"`);
  return port;
}

/** `180d`, `26w`, `12h`; whole days are kept, and less than one is none. */
function daysOf(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  const match = /^(\d{1,6})([dwmy]?)$/.exec(text.trim());
  const days = Number(match?.[1] ?? 0) * ({ '': 1, d: 1, w: 7, m: 30, y: 365 }[match?.[2] ?? ''] ?? 1);
  if (!match || days < 1) throw new BadConfig(`--retain takes days, weeks, months or years such as 180d, 26w, 6m or 1y; not "${text}"`);
  return days;
}

function publicUrlOf(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  try {
    const url = new URL(text);
    if (url.protocol === 'https:' || url.protocol === 'http:') return url.origin;
  } catch {
    // Said below.
  }
  throw new BadConfig(`TRIAGE_PUBLIC_URL is "${text}"; a URL such as https://triage.example.com was expected`);
}

const ROLES = ['viewer', 'responder', 'admin'] as const;
const isRole = (text: string): text is GivenToken['role'] => (ROLES as readonly string[]).includes(text);

/** `TOKEN`, `ROLE:TOKEN`, `NAME:ROLE:TOKEN` or `NAME:ROLE:TEAM:TOKEN`, several with commas or spaces. A token alone is an admin's. */
export function tokensOf(text: string | undefined): GivenToken[] {
  return (text ?? '')
    .split(/[\s,]+/)
    .filter((t) => t !== '')
    .map((entry, i): GivenToken => {
      const parts = entry.split(':');
      const token = parts.at(-1) ?? '';
      const [name, role, team] =
        parts.length === 1
          ? [`token ${i + 1}`, 'admin', 'default']
          : parts.length === 2
            ? [parts[0] ?? '', parts[0] ?? '', 'default']
            : [parts[0] ?? '', parts[1] ?? '', parts.length === 4 ? (parts[2] ?? '') : 'default'];
      if (parts.length > 4 || !isRole(role) || name === '' || team === '') {
        throw new BadConfig(
          `entry ${i + 1} of TRIAGE_TOKENS is not TOKEN, ROLE:TOKEN, NAME:ROLE:TOKEN or NAME:ROLE:TEAM:TOKEN with a role of ${ROLES.join(', ')}`,
        );
      }
      if (token.length < 12)
        throw new BadConfig(
          `entry ${i + 1} of TRIAGE_TOKENS has a token of ${token.length} characters; at least 12 were expected, and 32 random ones are better`,
        );
      return { name, role, team, token };
    });
}
