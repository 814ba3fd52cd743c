import type { Span } from '../../incident/types.ts';
import { anyOf } from '../../text/index.ts';
import type { Quantity } from '../types.ts';
import type { Derived, Parts } from './types.ts';
import { shown, spanOf, time } from './words.ts';

const POOL_SETTING = anyOf`
  pool_?size | max(?:imum)?[-_]?pool[-_]?size | max[-_]?(?:open[-_]?)?conn(?:ection)?s? | connection_?limit | pool_?max
`;
const POOL_FIELD = anyOf`poolSize | maxPoolSize | maximumPoolSize | connectionLimit | PoolSize | MaxPoolSize`;
const POOL = new RegExp(`^${anyOf`max(?:imum)? | (?:[\w.-]*[._-])?${POOL_SETTING} | SetMaxOpenConns | [\w.]*${POOL_FIELD}`}$`, 'i');
const POOL_CODE = /\bpool\b|Pool\b|pool\s*[:=({]|hikari|sequelize|knex|SetMaxOpenConns|connectionLimit/i;
/** SQLAlchemy opens so many beyond the size. https://docs.sqlalchemy.org/en/20/core/pooling.html */
const OVERFLOW = /^max_overflow$/i;
const INSTANCES =
  /^(?!.*\bper\b)(?:\w+ ){0,2}(?:pods?|tasks?|instances?|replicas?|hosts?|servers?|(?:web|app|api) nodes|containers?|dynos?)$/i;

const POOL_NAME = anyOf`
  maximum-?pool-?size | max_?pool_?size | (?:default_)?pool_?size | (?:connection |db |database )?pool(?: size| max| limit)?
`;
const IS = anyOf`is | was | of | at | to | with | max(?:imum)?`;
const OTHER_UNIT = anyOf`ms | s\b | sec | min | % | of\b | tasks | pods | instances`;
/** "maximumPoolSize 20", "a pool of 15", "pool max: 20" in words. */
const POOL_WORDS = new RegExp(String.raw`\b${POOL_NAME}\b["')]?[ :=]{0,3}(?:${IS}[ :=]{1,2}){0,2}(\d{1,4})\b(?! ?${OTHER_UNIT})`, 'i');
const LIMIT_WORDS = /\bmax_?connections?\b["')]?[ :=]{0,3}(?:(?:is|was|of|at|to) ){0,2}(\d{2,6})\b/i;

function inWords(prose: Parts['prose'], pattern: RegExp): (Span & { value: number }) | undefined {
  for (const { field, text } of prose) {
    const m = pattern.exec(text);
    if (m) return { field, start: m.index, end: m.index + m[0].length, quote: m[0], value: Number(m[1]) };
  }
  return undefined;
}

/** What one pool may hold, as code or words have it. */
export function poolOf({ quantities, settings, code, prose }: Parts): (Span & { value: number }) | undefined {
  const own = settings.find((s) => POOL.test(s.name) && s.value >= 2 && s.value <= 2000 && (s.name.length > 8 || POOL_CODE.test(code)));
  const beyond = own && settings.find((s) => OVERFLOW.test(s.name) && s.value > 0 && s.value <= 2000);
  const written = quantities.find(
    (q) =>
      q.kind === 'count' &&
      /per (?:pod|host|instance|task|node|server|container|replica)\b/i.test(q.of) &&
      /hikari|pool|connection/i.test(q.of),
  );
  const worded = inWords(prose, POOL_WORDS);
  if (own) return beyond ? { ...own, value: own.value + beyond.value } : own;
  return written ?? (worded && worded.value >= 2 ? worded : undefined);
}

/** Connections that all instances may open together, beside what the server has. */
export function poolsAgainstServer(parts: Parts): Derived[] {
  const { quantities, prose } = parts;
  const pool = poolOf(parts);
  const instances = instancesOf(quantities);
  if (!pool || !instances) return [];
  const count = instances.to ?? instances.value;
  const total = pool.value * count;
  const server = quantities.find((q) => q.kind === 'share' && /connection/i.test(`${q.of} ${q.quote}`) && /\bof\b/.test(q.quote));
  const [used, share] = server ? (server.quote.match(/\d[\d,]*/g) ?? []).map((x) => Number(x.replace(/,/g, ''))) : [];
  const told = inWords(prose, LIMIT_WORDS);
  const limit = share ?? told?.value;
  const beside =
    limit === undefined
      ? '; compare it with the connection limit of the server.'
      : total > limit
        ? `, more than the ${shown(limit)} that the server takes.`
        : used === undefined
          ? `; the server takes ${shown(limit)}.`
          : `; the server has ${shown(used)} of ${shown(limit)} in use${used === total ? ', so every pool is fully open' : ''}.`;
  return [
    {
      id: 'pools-against-server',
      text: `A pool of ${shown(pool.value)} on each of ${shown(count)} instances can open ${shown(total)} connections${beside}`,
      formula: `${shown(pool.value)} x ${shown(count)} = ${shown(total)}${limit === undefined ? '' : ` of ${shown(limit)}`}`,
      value: total,
      unit: 'connections',
      inputs: [spanOf(pool), spanOf(instances), ...(server ? [spanOf(server)] : told ? [spanOf(told)] : [])],
      ...(limit === undefined ? {} : { shows: ['pools-exceed-server-limit', total > limit ? 'yes' : 'no'] as const }),
    },
  ];
}

/** The stack's own number of instances, or what a change raised it to. */
export function instancesOf(quantities: readonly Quantity[]): Quantity | undefined {
  const some = quantities.filter((q) => INSTANCES.test(q.of) && q.value >= 2 && q.value <= 5000);
  return (
    some.find((q) => q.kind === 'count' && q.field === 'tech_stack') ??
    some.find((q) => q.kind === 'change' && (q.to ?? 0) >= 2) ??
    some.find((q) => q.kind === 'count')
  );
}

const RETRIES = /(?:^|[._-])(?:max_?)?(?:retr(?:y|ies)|retry_?count|max_?retries|num_?retries)$|retries$|maxRetries$|retryCount$/i;
const ATTEMPTS = /^(?:max_?)?(?:attempts|tries)$|(?:max_?)(?:attempts|tries)$|maxAttempts$|maxReceiveCount$|max_receive_count$/i;

/** Layers of retries multiply: calls at the lowest layer for one at the top. */
export function retryAmplification({ settings }: Parts): Derived[] {
  const layers = settings.flatMap((s) =>
    s.value >= 1 && s.value <= 100 && (RETRIES.test(s.name) || ATTEMPTS.test(s.name))
      ? [{ s, calls: RETRIES.test(s.name) ? s.value + 1 : s.value }]
      : [],
  );
  const distinct = layers.filter(({ s }, i) => layers.findIndex((l) => l.s.quote === s.quote) === i && s.value > 1);
  if (distinct.length < 2 || distinct.length > 4) return [];
  const product = distinct.reduce((p, l) => p * l.calls, 1);
  return [
    {
      id: 'retry-amplification',
      text: `If these retries nest, one call at the top becomes up to ${shown(product)} at the bottom while it fails.`,
      formula: `${distinct.map((l) => shown(l.calls)).join(' x ')} = ${shown(product)}`,
      value: product,
      unit: 'calls',
      inputs: distinct.map((l) => spanOf(l.s)),
    },
  ];
}

const LIMITS: readonly (readonly [number, string])[] = [
  [32767, '2^15 - 1, the largest signed 16-bit number'],
  [65535, '2^16 - 1, the largest unsigned 16-bit number and port'],
  [8388607, '2^23 - 1, the largest signed 24-bit number (MEDIUMINT)'],
  [16777215, '2^24 - 1, the largest unsigned 24-bit number (MEDIUMINT UNSIGNED); beyond 2^24 a 32-bit float skips integers'],
  [2147483647, '2^31 - 1, the largest signed 32-bit number'],
  [4294967295, '2^32 - 1, the largest unsigned 32-bit number'],
  [9007199254740991, '2^53 - 1, the largest integer that a double holds exactly'],
];

/** Numbers that lie at a limit of an integer type, from below within a thousandth. */
export function integerLimits({ quantities, settings }: Parts): Derived[] {
  const numbers: (Span & { value: number })[] = [
    ...quantities.filter((q) => q.kind === 'number' || q.kind === 'count'),
    ...settings.filter((s) => s.value > 1e9),
  ];
  return LIMITS.flatMap(([limit, words]) => {
    const hits = numbers.filter((n) => n.value <= limit + 1 && n.value >= limit * 0.999 && (limit > 1e6 || /,|\d{5}/.test(n.quote)));
    const first = hits.reduce<(Span & { value: number }) | undefined>((a, b) => (a && a.value >= b.value ? a : b), undefined);
    if (!first) return [];
    return [
      {
        id: 'integer-limit',
        text: `${first.quote} lies at ${shown(limit)}, ${words}: look for a limit of that kind.`,
        formula: `${shown(limit)} - ${shown(first.value)} = ${shown(limit - first.value)}`,
        value: limit,
        unit: '',
        inputs: hits.slice(0, 3).map(spanOf),
      },
    ];
  });
}

/** Bytes that grow at a given rate towards a given limit. */
export function growthToLimit({ quantities }: Parts): Derived[] {
  const rate = quantities.find((q) => q.kind === 'rate' && /^[kmgt]i?b/i.test(q.unit) && q.value > 0);
  const limit = rate && quantities.find((q) => q.kind === 'bytes' && /\blimit|max\w*|capacity|volume\b/i.test(q.of) && q.value > 0);
  if (!rate || !limit) return [];
  const seconds = limit.value / rate.value;
  return [
    {
      id: 'growth-to-limit',
      text: `At ${rate.quote}, ${limit.quote} are full ${time(seconds)} after empty.`,
      formula: `${limit.quote} / ${rate.quote} = ${time(seconds)}`,
      value: seconds,
      unit: 's',
      inputs: [spanOf(rate), spanOf(limit)],
    },
  ];
}
