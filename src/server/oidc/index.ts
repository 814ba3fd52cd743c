export { accountFrom, claimAt } from './account.ts';
export { type Provider, providerOf } from './provider.ts';
export { isSafe, type OidcSettings, oidcOf, type RoleRule, rulesOf } from './settings.ts';
export { type Claims, claimsOf, type Expected, type Jwk, NotBelieved } from './token.ts';
