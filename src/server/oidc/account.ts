import { type Account, ROLES } from '../../store/index.ts';
import type { RoleRule } from './settings.ts';
import type { Claims } from './token.ts';

/** A claim by its path: `groups`, or `realm_access.roles` as Keycloak has it; a claim whose name holds dots is found first. */
export function claimAt(claims: Claims, path: string): readonly string[] {
  const value = Object.hasOwn(claims, path) ? claims[path] : path.split('.').reduce<unknown>(memberOf, claims);
  return (Array.isArray(value) ? value : [value]).filter((v) => typeof v === 'string' || typeof v === 'boolean').map(String);
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;

/** The account of somebody the provider knows: the strongest role that a rule gives, or none at all. */
export function accountFrom(claims: Claims, rules: readonly RoleRule[]): Account | undefined {
  const mine = rules.filter(({ claim, value }) => claim === '*' || (claimAt(claims, claim).includes(value) && isProven(claims, claim)));
  const best = [...mine].sort((a, b) => ROLES.indexOf(b.role) - ROLES.indexOf(a.role))[0];
  return best && { name: nameOf(claims), role: best.role, team: best.team };
}

/** An address that the provider has not verified may be anybody's. */
const isProven = (claims: Claims, claim: string): boolean =>
  claim !== 'email' || claims.email_verified === undefined || String(claims.email_verified) === 'true';

function nameOf(claims: Claims): string {
  const { preferred_username: user, email, name, sub } = claims;
  const given = [user, email, name, sub].find((t): t is string => typeof t === 'string' && t.trim() !== '') ?? '';
  return given
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 120);
}
