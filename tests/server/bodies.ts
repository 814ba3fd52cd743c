import fc from 'fast-check';

/** A request that somebody might send by mistake or on purpose. */
export interface Sent {
  /** What was done to the good one; a failure says it. */
  readonly how: string;
  readonly bytes: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  /** Nobody may take it: whatever the route, it is refused. Of the others some are text like any other. */
  readonly wrong: boolean;
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

const TYPE = { 'content-type': 'application/json' };
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const sent = (how: string, bytes: Uint8Array | string, wrong: boolean, headers: Record<string, string> = TYPE): Sent => ({
  how,
  bytes: typeof bytes === 'string' ? utf8(bytes) : bytes,
  headers,
  wrong,
});

const NASTY = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udc00y',
  '\uffff\ufffe',
  '\u202e\u2066',
  '\u001b[31m',
  `"><script>alert(1)</script>`,
  '../../../etc/passwd',
  '%00%ff%2e%2e%2f',
  "'; drop table incident; --",
  '{{7*7}}',
  '__proto__',
  'constructor',
  'NaN',
  '-1',
  '9'.repeat(400),
  '2026-02-30T25:61:61Z',
  '+275760-09-13T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '0000-01-01T00:00:00Z',
  'http://[::1',
  'http://example.com/\u0000',
  'javascript:alert(1)',
  'a'.repeat(130),
  'é'.repeat(2_100),
  '👩🏽‍🚒'.repeat(60),
  '\n\r\t'.repeat(50),
  '- '.repeat(5_000),
];
/** Written into the JSON as they are: what `JSON.stringify` would not write. */
const RAW = [
  '1e999',
  '-1e999',
  '-0',
  '1e-400',
  '9007199254740993',
  `1${'0'.repeat(400)}`,
  '"\\ud800"',
  '"\\u0000"',
  '"\\ud800\\u0000\\udfff"',
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  '{"toString":1,"valueOf":1,"hasOwnProperty":1}',
  '{"length":1e9}',
];
const MARK = '"\u0001mark\u0001"';

/** One member, element or the whole, replaced by a mark; then the text around the mark. */
function withHole(value: Json, at: number): readonly [string, string] {
  let n = 0;
  const copy = (v: Json): Json => {
    if (n++ === at) return '\u0001mark\u0001';
    if (Array.isArray(v)) return (v as readonly Json[]).map(copy);
    return typeof v === 'object' && v !== null ? Object.fromEntries(Object.entries(v).map(([k, x]) => [k, copy(x as Json)])) : v;
  };
  const [before = '', after] = JSON.stringify(copy(value)).split(JSON.stringify(JSON.parse(MARK.replaceAll('\u0001', '\\u0001'))));
  return after === undefined ? ['', ''] : [before, after];
}

function sizeOf(value: Json): number {
  if (typeof value !== 'object' || value === null) return 1;
  return 1 + Object.values(value as Record<string, Json>).reduce<number>((sum, v) => sum + sizeOf(v), 0);
}

const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));

/** What may be made of a good body. */
export function badBodies(samples: readonly Json[]): fc.Arbitrary<Sent> {
  const sample = fc.constantFrom(...samples);
  const value = fc.oneof(
    fc.constantFrom(...NASTY).map((s) => JSON.stringify(s)),
    fc.constantFrom(...RAW),
    fc.json({ maxDepth: 2 }),
    fc.string({ maxLength: 30, unit: 'binary' }).map((s) => JSON.stringify(s)),
    fc.double().map((d) => JSON.stringify(d)),
  );
  const name = fc.oneof(
    fc.constantFrom('__proto__', 'constructor', 'toString', '', '\u0000', '\ud800', 'by', 'at', 'team', 'id', 'role'),
    fc.string(),
  );
  const objects = samples.filter((s): s is { readonly [name: string]: Json } => typeof s === 'object' && s !== null && !Array.isArray(s));
  const members = objects.filter((o) => Object.keys(o).length > 0);
  return fc.oneof(
    {
      weight: 8,
      arbitrary: fc.tuple(sample, fc.nat(), value).map(([s, n, v]) => sent('a value replaced', withHole(s, n % sizeOf(s)).join(v), false)),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(sample, fc.nat()).map(([s, n]) => {
        const [before, after] = withHole(s, n % sizeOf(s));
        return sent('an array for a value', `${before}[1,"two",{}]${after}`, false);
      }),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(...objects), name, value)
        .map(([o, k, v]) =>
          sent(
            'a member added',
            `${JSON.stringify(o).slice(0, -1)}${Object.keys(o).length > 0 ? ',' : ''}${JSON.stringify(k)}:${v}}`,
            false,
          ),
        ),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constantFrom(...(members.length > 0 ? members : [{ a: 1 }])), fc.nat(), value).map(([o, n, v]) => {
        const names = Object.keys(o);
        // The same name, written in another way.
        const k = JSON.stringify(names[n % names.length]).replace(/[a-z]/, (c) =>
          n % 2 ? c : `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
        );
        return sent('a member twice', `${JSON.stringify(o).slice(0, -1)},${k}:${v}}`, true);
      }),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(sample, fc.nat()).map(([s, n]) => {
        const bytes = utf8(JSON.stringify(s));
        return sent('JSON cut off', bytes.slice(0, n % bytes.length), typeof s === 'object');
      }),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(sample, fc.constantFrom('é', '€', '🔥'), fc.nat()).map(([s, c, n]) => {
        const whole = utf8(c);
        const [before, after] = withHole(s, n % sizeOf(s));
        return sent('UTF-8 cut off', Buffer.concat([utf8(`${before}"`), whole.slice(0, -1), utf8(`"${after}`)]), true);
      }),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(sample, fc.nat(), fc.constantFrom([0xed, 0xa0, 0x80], [0xc0, 0x80], [0xf8, 0x88, 0x80, 0x80], [0xff]))
        .map(([s, n, bad]) => {
          const [before, after] = withHole(s, n % sizeOf(s));
          return sent('bytes that are no UTF-8', Buffer.concat([utf8(`${before}"`), new Uint8Array(bad), utf8(`"${after}`)]), true);
        }),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(sample, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 })).map(([s, flips]) => {
        const bytes = utf8(JSON.stringify(s));
        for (const [at, byte] of flips) bytes[at % bytes.length] = byte;
        return sent('bytes changed', bytes, false);
      }),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(sample, fc.constantFrom('utf-16le', 'utf-16be', 'latin1', 'with a mark')).map(([s, encoding]) => {
        const text = JSON.stringify(s);
        if (encoding === 'with a mark') return sent('UTF-8 with a byte order mark', `\ufeff${text}`, false);
        const charset = { 'content-type': `application/json; charset=${encoding}` };
        if (encoding === 'latin1')
          return sent('Latin 1', latin1(text.replace(/"$|\}$/, (end) => ` ${end}`).replace(/^\{?/, (b) => `${b}"é":1,`)), true, charset);
        const bytes = utf16(`\ufeff${text}`);
        if (encoding === 'utf-16be') Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).swap16();
        return sent(encoding, bytes, true, charset);
      }),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          sample,
          fc.constantFrom(
            '',
            'text/plain',
            'application/xml',
            'multipart/form-data; boundary=x',
            'application/jsonp',
            'application/json-seq',
            'json',
            '*/*',
            ';',
            'application/json, text/plain',
            'image/svg+xml',
            'application/x-yaml',
            `${'x'.repeat(300)}/json`,
          ),
        )
        .map(([s, type]) =>
          sent(`Content-Type: ${type.slice(0, 40)}`, JSON.stringify(s), true, type === '' ? {} : { 'content-type': type }),
        ),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(sample, fc.constantFrom('gzip', 'br', 'deflate, gzip', 'x'))
        .map(([s, encoding]) => sent(`Content-Encoding: ${encoding}`, JSON.stringify(s), true, { ...TYPE, 'content-encoding': encoding })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(sample, fc.nat(), fc.constantFrom(100, 3_000, 100_000), fc.boolean(), fc.boolean())
        .map(([s, n, deep, object, closed]) => {
          const [before, after] = withHole(s, n % sizeOf(s));
          const [open, close] = object ? ['{"a":', '}'] : ['[', ']'];
          return sent(`${deep} levels`, `${before}${open.repeat(deep)}1${closed ? close.repeat(deep) : ''}${after}`, true);
        }),
    },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(
          '',
          ' ',
          '\n',
          'null',
          '[]',
          '{}',
          '""',
          '0',
          'true',
          '{',
          '[[',
          'undefined',
          "{'a':1}",
          '{"a":1}{"a":1}',
          '// {}',
          '\u0000',
          '\ufeff',
          '[1,]',
          '{"a":1,}',
          '01',
          '"\t"',
        )
        .map((text) => sent('no body of ours', text, text !== '{}')),
    },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => sent('noise', bytes, false)) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(sample, fc.constantFrom(5_000, 20_000))
        .map(([s, n]) =>
          sent('many members', `{${Array.from({ length: n }, (_, i) => `"m${i}":${i}`).join(',')},"x":${JSON.stringify(s)}}`, false),
        ),
    },
  );
}

/** The same for what a page's form sends. */
export function badForms(): fc.Arbitrary<Sent> {
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const names = fc.constantFrom('title', 'symptoms', 'key', 'url', 'service', '__proto__', 'x', '');
  const values = fc.oneof(
    fc.constantFrom(
      '%00',
      '%ED%A0%80',
      '%F0%9F',
      '%',
      '%zz',
      '+',
      'errors+since+14:20',
      '%E2%82',
      'a'.repeat(2_500),
      'http://example.com/%00',
    ),
    fc.constantFrom(...NASTY.filter((s) => !/\p{Surrogate}/u.test(s))).map(encodeURIComponent),
  );
  return fc.oneof(
    fc
      .array(fc.tuple(names, values), { maxLength: 6 })
      .map((pairs) => sent('a form', pairs.map(([k, v]) => `${k}=${v}`).join('&'), false, type)),
    fc.uint8Array({ maxLength: 100 }).map((bytes) => sent('noise as a form', bytes, false, type)),
    fc.constant(sent('JSON as a form', '{"symptoms":"x"}', true, type)),
  );
}
