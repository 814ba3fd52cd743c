import type { Span } from '../../incident/types.ts';
import { anyOf } from '../../text/index.ts';
import type { FieldText } from '../types.ts';
import type { Derived, Parts } from './types.ts';
import { textsOf } from './words.ts';

const THINGS = anyOf`
  pods? | instances? | hosts? | nodes? | replicas? | servers? | tasks? | workers? | machines? | vms? | containers? | shards? | brokers? | backends?
  members? | ones? | peers | boxes | sites? | tenants? | clients? | zones? | regions?
`;
const WELL = anyOf`healthy | good | working | well | unaffected | fine | normal | other`;
/** A cheap look before the others. */
const COMPARES = /\b(?:others?|healthy|good|working|well|unaffected|fine|normal)\b/i;
const COUNT = anyOf`\d{1,3} | one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve`;
/** "healthy pods", "the other two", "on the others", "a good node". */
const THE_WELL = `(?:(?:${WELL}) (?:${COUNT} )?${THINGS}|(?:the |all )other (?:${COUNT}|${THINGS})|(?:the |all )others)`;
const VALUE = String.raw`["'\`]?(v?\d[\w.,:%/-]{0,30}|true|false|on|off|enabled|disabled|none)["'\`]?`;
/** "auth_key_miss_total 1 (healthy pods: 0)". */
const REMARK = new RegExp(
  String.raw`([A-Za-z_][\w.-]{1,60}(?:\{[^{}\n]{0,80}\})?) ?[:= ] ?${VALUE} \((?:on |in )?(?:the )?${THE_WELL}:? ?(?:all |have |has |= ?)?${VALUE}\)`,
  'gi',
);
const PAIR = /(?<![\w.-])([A-Za-z_][\w.-]{0,50})=["'`]?(v?\d[\w.:%-]{0,30}|true|false|on|off|enabled|disabled)(?![\w=])/g;
const OTHERS = new RegExp(String.raw`\b(?:on|in|at|for|from) (?:the )?${THE_WELL}\b`, 'gi');
/** What is read once and again says nothing of who is sick: times, ids, what the moment gave. */
const PASSING =
  /^(?:ts|time|at|date|ids?|pid|tid|trace\w*|span\w*|req\w*|request\w*|dur\w*|took|elapsed|latency|ms|offset|seq|port|line|p\d\d|rtt|uptime|date|age)$/i;
/** Characters before the mention in which the sick value stands, and after it for the other one. Judgement. */
const BEFORE = 240;
const AFTER = 90;
/** A log of more is no comparison of two. Judgement. */
const MOST_PAIRS = 2000;
const MOST_MENTIONS = 40;
const SAID_SICK = new RegExp(
  String.raw`\b${anyOf`sick | bad | slow\w* | fail\w* | wrong | stale | broken | hang\w* | affected | errors? | 50\d | missing | miss(?:es)? | empty | timeouts? | refus\w+ | only | stuck | unhealthy | reject\w*`}\b`,
  'i',
);

/** One name with one value where it is sick and another where it is well. */
export function valueOfOthers(parts: Parts): Derived[] {
  const texts = textsOf(parts).filter(({ text }) => COMPARES.test(text));
  const found = [...texts.flatMap(remarks), ...texts.flatMap(pairs)];
  return found.slice(0, 1).map(({ name, sick, well, at }) => ({
    id: 'value-of-others',
    text: `${name} is ${sick} where it is sick and ${well} where it is well.`,
    formula: `${name}: ${sick} ≠ ${well}`,
    value: 1,
    unit: '',
    inputs: at,
    shows: ['hosts-affected', 'some'] as const,
    reliability: 0.7,
  }));
}

interface Pair {
  readonly name: string;
  readonly sick: string;
  readonly well: string;
  readonly at: readonly Span[];
}

const trimmed = (value: string): string => value.replace(/[.,:]+$/, '');

const remarks = ({ field, text }: FieldText): Pair[] =>
  [...text.matchAll(REMARK)].flatMap((m) => {
    const [quote, name = '', a = '', b = ''] = m;
    const [sick, well] = [trimmed(a), trimmed(b)];
    if (sick === well || PASSING.test(name)) return [];
    return [{ name, sick, well, at: [{ field, start: m.index, end: m.index + quote.length, quote }] }];
  });

function pairs({ field, text }: FieldText): Pair[] {
  const all = [...text.matchAll(PAIR)]
    .map((m) => ({ name: m[1] ?? '', value: trimmed(m[2] ?? ''), start: m.index, end: m.index + m[0].length, quote: m[0], field }))
    .filter((p) => !PASSING.test(p.name));
  if (all.length < 2 || all.length > MOST_PAIRS) return [];
  return [...text.matchAll(OTHERS)].slice(0, MOST_MENTIONS).flatMap((m): Pair[] => {
    const end = m.index + m[0].length;
    const before = all.filter((p) => p.end <= m.index && m.index - p.end <= BEFORE && !blank(text.slice(p.end, m.index)));
    const next = all.find((p) => p.start >= end && p.start - end <= AFTER && !/[.;\n]\s/.test(text.slice(end, p.start)));
    // "n=3 on the others": the value stands before.
    const own = next ?? before.findLast((p) => /^["'`,)]{0,2} $/.test(text.slice(p.end, m.index)));
    const sick = own && before.findLast((p) => p !== own && p.name === own.name);
    if (!own || !sick || sick.value === own.value) return [];
    const clause = text.slice(Math.max(0, sick.start - AFTER), end);
    return SAID_SICK.test(clause)
      ? [{ name: fullName(text, sick.start, own.name), sick: sick.value, well: own.value, at: [sick, own].map(place) }]
      : [];
  });
}

/** "keys warmed n": one letter is named by the words before it. */
function fullName(text: string, at: number, name: string): string {
  const before = /[\w-]+(?: [\w-]+)? $/.exec(text.slice(Math.max(0, at - 40), at))?.[0] ?? '';
  return name.length > 2 ? name : `${before}${name}`;
}

const place = ({ field, start, end, quote }: Span): Span => ({ field, start, end, quote });
const blank = (between: string): boolean => /\n\s*\n/.test(between);
