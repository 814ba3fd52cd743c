import type { Span } from '../../incident/types.ts';
import { anyOf } from '../../text/index.ts';
import type { FieldText } from '../types.ts';
import { instancesOf, poolOf } from './capacity.ts';
import type { Derived, Parts } from './types.ts';
import { near, shown, spanOf } from './words.ts';

const STATE = anyOf`idle in transaction(?: \(aborted\))? | active | idle | sleep`;
const SESSIONS = anyOf`sessions? | connections? | conns? | backends? | rows?`;
const NO_TIME = String.raw`(?![:.,]?\d|[ \t]?(?:%|[mµ]?s\b|min|hours?\b|h\b|d\b|days))`;
/** "idle in transaction |    57 |", "active 1": a row that counts, or its words. */
const COUNTED = new RegExp(String.raw`(?<![\w-])(${STATE})[ \t]{0,30}[|:=\t ][ \t]{0,30}(\d{1,5})\b${NO_TIME}`, 'gi');
const BETWEEN = anyOf`are | is | all | in | sit | state | all in | are in | are all`;
/** "all 120 sessions are state=active", "29 connections idle in transaction". */
const TOLD = new RegExp(
  String.raw`(?<![\d.,:/])\b(\d{1,5}) (?:\w{2,12} )?${SESSIONS}(?: ${BETWEEN})?[ ,:("'\x60]{1,3}(?:state[ =:]{1,3})?["'\x60]?(${STATE})\b`,
  'gi',
);
const TAKEN = /^(?:active|idle in)/i;
/** The row of one client: an address or a name with a number stands before the state; or it is said. */
const OF_ONE =
  /(?:\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}|[a-z][\w-]*-\w*\d\w*)[ \t]*\|[ \t]*$|\b(?:per|each|one|this|that|a sick) (?:pod|instance|task|node|host)\b[^.;\n]{0,40}$/i;
const BEFORE = 60;
/** Counts of one answer stand together. Judgement. */
const TOGETHER = 200;
/** Of fewer connections two numbers are alike by chance; a pool's last ones may be between two users. Judgements. */
const FEWEST = 5;
const NEARLY_ALL = 0.9;

interface Counted extends Span {
  readonly value: number;
  readonly taken: boolean;
}

/** As many sessions are taken at the server as one pool, or the pools of all instances, can hold: the pools are used up. */
export function sessionsEqualPools(parts: Parts): Derived[] {
  const pool = poolOf(parts);
  if (!pool || pool.value < FEWEST) return [];
  const counted = parts.prose.flatMap(countsIn);
  const instances = instancesOf(parts.quantities);
  const sizes = instances ? [...new Set([instances.value, instances.to ?? instances.value])] : [];
  for (const n of sizes) {
    const most = pool.value * n;
    const all = answers(counted).find((a) => sum(a) === most && sum(a.filter((c) => c.taken)) >= NEARLY_ALL * most);
    if (!all || !instances) continue;
    const taken = sum(all.filter((c) => c.taken));
    return [
      {
        id: 'sessions-equal-pools',
        text: `${taken === most ? `All ${shown(most)}` : `${shown(taken)} of the ${shown(most)}`} connections that ${shown(n)} instances with ${shown(pool.value)} each may have are taken at the server: every pool is used up.`,
        formula: `${shown(pool.value)} x ${shown(n)} = ${shown(most)}${all.length > 1 ? ` = ${all.map((c) => shown(c.value)).join(' + ')}` : ''}`,
        value: most,
        unit: 'connections',
        inputs: [...all, pool, instances].map(spanOf),
        ...SHOWS,
      },
    ];
  }
  const ofOne = counted.filter((c) => c.taken && c.value === pool.value && isOfOne(parts.prose, c));
  return ofOne.length === 0
    ? []
    : [
        {
          id: 'sessions-equal-pool',
          text: `One instance has ${shown(pool.value)} connections taken at the server, all that its pool may hold${ofOne.length > 1 ? `; so have ${shown(ofOne.length)} instances` : ''}.`,
          formula: `${ofOne.map((c) => shown(c.value)).join(' = ')} = ${shown(pool.value)}`,
          value: pool.value,
          unit: 'connections',
          inputs: [...ofOne, pool].map(spanOf),
          ...SHOWS,
        },
      ];
}

/** That the numbers are of one service is concluded. */
const SHOWS = { shows: ['pool-all-in-use', 'yes'], reliability: 0.9 } as const;

const sum = (all: readonly Counted[]): number => all.reduce((n, c) => n + c.value, 0);

const countsIn = ({ field, text }: FieldText): Counted[] =>
  [
    ...[...text.matchAll(COUNTED)].map((m) => ({ m, state: m[1] ?? '', n: m[2] ?? '' })),
    ...[...text.matchAll(TOLD)].map((m) => ({ m, state: m[2] ?? '', n: m[1] ?? '' })),
  ]
    .map(({ m, state, n }) => ({
      field,
      start: m.index,
      end: m.index + m[0].length,
      quote: m[0],
      value: Number(n),
      taken: TAKEN.test(state),
    }))
    .sort((a, b) => a.start - b.start);

/** Each count alone, and those that stand together. */
function answers(counted: readonly Counted[]): Counted[][] {
  const groups: Counted[][] = [];
  for (const c of counted) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    if (last && before && near(before, c, TOGETHER)) last.push(c);
    else groups.push([c]);
  }
  return [...counted.map((c) => [c]), ...groups.filter((g) => g.length > 1)];
}

function isOfOne(texts: readonly FieldText[], { field, start }: Span): boolean {
  const text = texts.find((t) => t.field === field)?.text ?? '';
  return OF_ONE.test(text.slice(Math.max(0, start - BEFORE), start));
}
