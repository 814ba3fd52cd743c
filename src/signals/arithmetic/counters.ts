import type { Span } from '../../incident/types.ts';
import { anyOf } from '../../text/index.ts';
import type { FieldText } from '../types.ts';
import type { Derived, Parts } from './types.ts';
import { firstOf, numberIn, numbersAt, shown, spanOf, textsOf, time } from './words.ts';

/** Types of numbers and the largest that each holds; the longer name stands before the shorter one that it holds. */
const TYPES: readonly (readonly [names: string, most: number])[] = [
  [anyOf`tinyint unsigned | uint8 | u8`, 255],
  [anyOf`smallint unsigned | uint16(?:_t)? | u16 | unsigned short | unsigned 16[- ]bits?`, 65535],
  [anyOf`smallserial | smallint | int16(?:_t)? | i16 | int2 | serial2 | 16[- ]bits?(?: signed)?`, 32767],
  [anyOf`mediumint unsigned`, 16777215],
  [anyOf`mediumint`, 8388607],
  [anyOf`int(?:eger)? unsigned | uint32(?:_t)? | u32 | unsigned 32[- ]bits?`, 4294967295],
  [anyOf`bigserial | bigint | int64(?:_t)? | i64 | int8 | serial8 | 64[- ]bits?`, Number.POSITIVE_INFINITY],
  [anyOf`serial4? | integer | int4 | int32(?:_t)? | i32 | (?:signed )?32[- ]bits?`, 2147483647],
];
const TYPE = new RegExp(`\\b(?:${TYPES.map(([names]) => `(${names})`).join('|')})\\b`, 'gi');
/** "last_value 2,147,480,100", "max(id) is 32 701", "the counter stands at 65,530". */
const STANDS =
  /\b(?:last_value|max\(\w{1,40}\)|nextval(?:\([^)\n]{0,60}\))?|auto_?increment|sequence|counter|highest (?:id|number|value)|largest (?:id|number|value)|ids?)(?!\w)["'`]?(?: (?:is|stands|was|now|already|has|are|reached|gave|of|at|up to|to|table \w{1,40})){0,4}\s{0,2}[=:]?\s{0,2}(\d[\d,_ ]{1,15}\d(?:\.\d+)? ?(?:million|billion|bn|M)?)(?![\d.]*\s?(?:%|ms\b|s\b|GB\b|MB\b))/gi;
/** A number so near the end of its type that this, and no other type, is meant. */
const NEARLY = 0.9;
const AT_END = 0.999;
/** Type and number are told of the same thing. */
const TOGETHER = 260;

const PER: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3600, day: 86400, week: 604800, month: 2592000 };
const GROWS =
  /\b(\d[\d,_.]{0,12}(?: ?(?:k|thousand|million|M))?) (?:new )?(?:rows?|ids?|numbers?|records?|inserts?|orders?|events?|values?)? ?(?:per|a|an|each|every) (second|minute|hour|day|week|month)\b/gi;

/** A counter that stands near the end of the type that the input names for it. */
export function counterAtEndOfType(parts: Parts): Derived[] {
  const texts = textsOf(parts);
  for (const counter of numbersAt(texts, STANDS, numberIn)) {
    const type = typesIn(texts)
      .filter(
        (t) =>
          t.most >= counter.value * 0.99 &&
          counter.value >= t.most * NEARLY &&
          (t.field !== counter.field || apart(t, counter) <= TOGETHER),
      )
      .sort((a, b) => a.most - b.most)[0];
    if (!type) continue;
    const left = Math.max(0, type.most - counter.value);
    const grows = growthOf(texts);
    const until = grows && left > 0 ? `; at ${grows.quote} that lasts ${time(left / grows.value)}` : '';
    const end = counter.value >= type.most * AT_END;
    return [
      {
        id: 'counter-at-end-of-type',
        text: `“${counter.quote.trim()}” stands at ${shown((counter.value / type.most) * 100)} % of the ${shown(type.most)} that ${type.quote} holds, ${left === 0 ? 'its last value' : `${shown(left)} before its end`}${until}.`,
        formula: `${shown(type.most)} - ${shown(counter.value)} = ${shown(left)}${grows && left > 0 ? `; / ${shown(grows.value)}/s = ${time(left / grows.value)}` : ''}`,
        value: left,
        unit: '',
        inputs: [spanOf(counter), spanOf(type), ...(grows ? [spanOf(grows)] : [])],
        ...(end ? { shows: ['integer-out-of-range', 'yes'] as const } : {}),
      },
    ];
  }
  return [];
}

const apart = (a: Span, b: Span): number => Math.max(a.start, b.start) - Math.min(a.end, b.end);

const typesIn = (texts: readonly FieldText[]): (Span & { most: number })[] =>
  texts.flatMap(({ field, text }) =>
    [...text.matchAll(TYPE)].map((m) => {
      const which = m.slice(1).findIndex((group) => group !== undefined);
      return { field, start: m.index, end: m.index + m[0].length, quote: m[0], most: TYPES[which]?.[1] ?? Number.NaN };
    }),
  );

function growthOf(texts: readonly FieldText[]): (Span & { value: number }) | undefined {
  for (const { field, text } of texts)
    for (const m of text.matchAll(GROWS)) {
      const value = numberIn(m[1] ?? '') / (PER[(m[2] ?? '').toLowerCase()] ?? Number.NaN);
      if (value > 0) return { field, start: m.index, end: m.index + m[0].length, quote: m[0], value };
    }
  return undefined;
}

/** Members are numbered with 32 bits and kept in 20 bytes for each four (PostgreSQL, src/backend/access/transam/multixact.c). */
const MEMBERS = 2 ** 32;
const MEMBER_BYTES = 5;
const MULTIXACT = /\bpg_multixact(?:\/members)?\b[^.;\n]{0,40}?\b(\d{1,3}(?:\.\d{1,2})?) ?G(?:i?B)?\b/g;
const POSTGRES = /postgres|\bpg_|prisma|SQLSTATE/i;
const PROGRAM_LIMIT = /\b(?:SQLSTATE|(?:db |sql )?error(?: code)?|code|state)\b["'[(:= ]{1,4}54000\b|\bprogram_limit_exceeded\b/i;

/** The space of multixact members by the size of its directory, and the error that PostgreSQL gives where a limit of its own is reached. */
export function multixactMembers(parts: Parts): Derived[] {
  const texts = textsOf(parts);
  const full = (MEMBERS * MEMBER_BYTES) / 2 ** 30;
  const size = numbersAt(texts, MULTIXACT, Number).reduce<(Span & { value: number }) | undefined>(
    (a, b) => (a && a.value >= b.value ? a : b),
    undefined,
  );
  const refused = texts.some(({ text }) => POSTGRES.test(text)) ? firstOf(texts, PROGRAM_LIMIT) : undefined;
  const near = size && size.value >= full * 0.5;
  const out: Derived[] = [];
  if (refused)
    out.push({
      id: 'program-limit-exceeded',
      text: `SQLSTATE 54000 is program_limit_exceeded: a limit that is built into PostgreSQL is reached${near ? ', here that of multixact members' : ' (such as the members of multixacts, the length of an index row)'}; it is not about space, rights or connections.`,
      formula: '54000 = program_limit_exceeded',
      value: 54000,
      unit: '',
      inputs: [spanOf(refused)],
    });
  if (near)
    out.push({
      id: 'multixact-members',
      text: `“${size.quote}”: that is ${shown((size.value / full) * 100)} % of what 32-bit members can take up (2^32 x ${MEMBER_BYTES} bytes): members are used up although transaction ids and multixact ids are young. Only what locks a row that others lock as well, as the check of a foreign key does, is refused.`,
      formula: `2^32 x ${MEMBER_BYTES} bytes = ${shown(full)} GiB; ${shown(size.value)} / ${shown(full)} = ${shown((size.value / full) * 100)} %`,
      value: size.value / full,
      unit: '',
      inputs: [spanOf(size), ...(refused ? [spanOf(refused)] : [])],
      ...(refused || size.value >= full * 0.9 ? { shows: ['wraparound-warning', 'yes'] as const, reliability: 0.95 } : {}),
    });
  return out;
}
