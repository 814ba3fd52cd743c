/** A shape of secret. `keep` is the part before the secret that stays; the secret itself is the rest of the match. */
export interface SecretPattern {
  readonly kind: string;
  readonly pattern: RegExp;
  /** Says no to what only looks like one; given the secret and what was kept before it. */
  readonly unless?: (secret: string, kept: string) => boolean;
}

// Every pattern starts at a fixed word or at the edge of a run, so that no run is searched from each of its characters.
// Group 1, where there is one, is kept. The token shapes are those that the vendors publish for secret scanning.
export const SECRETS: readonly SecretPattern[] = [
  { kind: 'aws-key', pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA|AROA|AIDA)[A-Z2-7]{16}(?![A-Za-z0-9])/g },
  {
    kind: 'stripe-key',
    pattern: /(?<![A-Za-z0-9])(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{10,}|(?<![A-Za-z0-9])whsec_[A-Za-z0-9+/=]{16,}/g,
  },
  { kind: 'github-token', pattern: /(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,})/g },
  { kind: 'gitlab-token', pattern: /(?<![A-Za-z0-9])glpat-[A-Za-z0-9_-]{20,}/g },
  { kind: 'slack-token', pattern: /(?<![A-Za-z0-9])xox[abeoprs]-[A-Za-z0-9-]{10,}/g },
  { kind: 'slack-webhook', pattern: /(hooks\.slack\.com\/(?:services|workflows)\/)[A-Za-z0-9_/-]{20,}/g },
  {
    // Hugging Face, DigitalOcean, Shopify, PyPI, Vault, Grafana, New Relic, Databricks, Linear, Telegram, Google OAuth.
    kind: 'token',
    pattern:
      /(?<![A-Za-z0-9_-])(?:hf_[A-Za-z0-9]{30,}|do[opr]_v1_[a-f0-9]{64}|shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}|pypi-AgE[A-Za-z0-9_-]{50,400}|hv[sb]\.[A-Za-z0-9_-]{24,200}|glsa_[A-Za-z0-9]{32}_[a-f0-9]{8}|NRAK-[A-Z0-9]{27}|dapi[a-f0-9]{32}|lin_api_[A-Za-z0-9]{40}|\d{8,10}:AA[A-Za-z0-9_-]{33}|ya29\.[A-Za-z0-9_-]{30,400})(?![A-Za-z0-9])/g,
  },
  // https://KEY@….ingest.sentry.io/1
  { kind: 'dsn-key', pattern: /(https?:\/\/)[a-f0-9]{32}(?=@)/g },
  { kind: 'cookie', pattern: /(\b(?:Set-)?Cookie["']?[ \t]{0,3}:[ \t]{0,3}["']?[\w.-]{1,60}=)[A-Za-z0-9._~+/%=-]{16,400}/gi },
  { kind: 'google-key', pattern: /(?<![A-Za-z0-9_-])AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/g },
  {
    kind: 'api-key',
    pattern:
      /(?<![A-Za-z0-9-])(?:sk-(?:ant|proj|svcacct)-[A-Za-z0-9_-]{16,}|sk-[A-Za-z0-9]{32,}|npm_[A-Za-z0-9]{36}|SG\.[A-Za-z0-9_-]{16,64}\.[A-Za-z0-9_-]{16,64})/g,
  },
  { kind: 'jwt', pattern: /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]{4,}/g },
  { kind: 'bearer-token', pattern: /(\bBearer[ \t]{1,3})[A-Za-z0-9._~+/=-]{16,}/gi },
  {
    kind: 'basic-auth',
    pattern: /(\bAuthorization["']?[ \t]{0,3}[:=][ \t]{0,3}["']?Basic[ \t]{1,3})[A-Za-z0-9+/=]{8,}/gi,
  },
  // scheme://user:PASSWORD@host
  { kind: 'password', pattern: /(:\/\/[^\s:@/"'<>[\]]{0,100}:)[^\s@/"'<>[\]]{1,200}(?=@)/g, unless: isReference },
  {
    kind: 'password',
    pattern:
      /((?:password|passwd|passphrase|pwd)["']?[ \t]{0,4}(?:=>|:=|[:=])[ \t]{0,4})(?:"[^"\n]{1,200}"|'[^'\n]{1,200}'|[^\s"'`,;&<>()[\]{}|]{1,200}(?![\w.]*\())/gi,
    unless: notAValue,
  },
  {
    kind: 'password',
    pattern: /(\s--(?:password|passwd|pass|token|api-key|secret)[ =])[^\s"'`$<[{-][^\s"'`]{3,200}/g,
    unless: isReference,
  },
  {
    kind: 'secret',
    pattern:
      /((?:secret[_-]?(?:access[_-]?)?key|client[_-]?secret|app[_-]?secret|signing[_-]?secret|webhook[_-]?secret|jwt[_-]?secret|api[_-]?key|apikey|(?:access|auth|refresh|api|id|session|secret|bearer|bot)[_-]?token|private[_-]?key|account[_-]?key|sharedaccesskey|encryption[_-]?key|\bsecret|\btoken)["']?[ \t]{0,4}(?:=>|:=|[:=])[ \t]{0,4})(?:"[^"\s]{8,400}"|'[^'\s]{8,400}'|[A-Za-z0-9._~+/=-]{8,400}(?![\w.]*\())/gi,
    unless: notAToken,
  },
];

const PLACEHOLDER =
  /^(?:null|none|nil|true|false|undefined|empty|string|str|text|required|optional|redacted|changeme|expired|invalid|wrong|missing|incorrect|rejected|accepted|\*+|x+|\.+|…|-+|<.*|%.*|\$.*|\{.*|\[.*|process\.env.*|os\.(?:environ|getenv).*|env\..*|config.*|settings\..*|secrets?\..*|vault:.*|ENV\[.*)$/i;

const unquoted = (s: string) => s.replace(/^["']|["']$/g, '');

/** A variable, a template slot or a word that stands for no value. */
function isReference(secret: string): boolean {
  return PLACEHOLDER.test(secret) || /^(?:password|pass|pw)$/i.test(secret);
}

/** In code a password is often assigned from somewhere; in prose "password:" is followed by a sentence. */
function notAValue(secret: string, kept: string): boolean {
  const value = unquoted(secret);
  if (isReference(value) || value.startsWith('/')) return true;
  if (value !== secret) return /\s/.test(value) && !/\d/.test(value);
  // Comparison and member access are code, not a value.
  if (secret.startsWith('=') || /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+$/.test(value)) return true;
  if (kept.endsWith('=')) return value.length < 3;
  // "password: hunter2" or "password = hunter2": a bare word is taken for a value only when it does not read as one.
  return !/[A-Za-z]/.test(value) || !/[\d!#$%^&*+@~]/.test(value) || value.length < 6;
}

/** Tokens are long and mixed; names of things (db-credentials, next-page) are not. */
function notAToken(secret: string): boolean {
  const value = unquoted(secret);
  if (PLACEHOLDER.test(value) || value.startsWith('/') || secret.startsWith('=')) return true;
  const long = value.length >= 16;
  const mixed = /\d/.test(value) && /[A-Za-z]/.test(value);
  if (/^[a-z]+(?:[-_.][a-z0-9]+)*$/.test(value) && !/\d{3}/.test(value)) return true;
  return !(long && mixed) && !(value !== secret && mixed && value.length >= 12);
}
