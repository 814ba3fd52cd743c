import type { Span } from '../../incident/types.ts';
import { words } from '../../text/index.ts';
import type { FieldText } from '../types.ts';

const SIZE = String.raw`(\d{1,3}(?:,\d{3}){1,4}|\d{1,15}(?:\.\d{1,3})?) ?(%|[KMGT]i?B?\b|k\b|million\b|thousand\b|bn\b)?`;
/** "limit 5 M", "max_connections = 500", "capacity of 65,535", "(max 16 GiB)". */
const LIMIT = new RegExp(
  String.raw`\b(?:limit(?:s|ed)?|max(?:imum)?(?:_?\w{1,30})?|capacity|quota|ceiling|cap|hard limit|ulimit)\b(?: of| is| at| to|:)?["' ]{0,2}[=:]? ?${SIZE}`,
  'gi',
);
const POWER: Readonly<Record<string, number>> = { k: 1e3, thousand: 1e3, m: 1e6, million: 1e6, g: 1e9, bn: 1e9, t: 1e12 };

export type Kind = 'bytes' | 'percent' | 'count';

export interface Limit extends Span {
  readonly value: number;
  readonly kind: Kind;
}

/** "1.2M" of a thing that is counted, "512 MiB", "81 %" -> the number and what it counts. */
export function measured(number: string, unit = ''): { readonly value: number; readonly kind: Kind } {
  const digits = Number(number.replaceAll(',', ''));
  if (unit === '%') return { value: digits, kind: 'percent' };
  const kind = /B$/i.test(unit) || /^[KMGT]i/.test(unit) ? 'bytes' : 'count';
  return { value: digits * (POWER[unit.replace(/i?B?$/, '').toLowerCase()] ?? 1), kind };
}

/** Limits of so much more are of another thing. Judgement. */
const FAR = 10;
/** What a limit may be of: one of these beside it, and not in the name of what was read, makes it another's. */
const OF = words`conn\w* | mem\w* | heap | cpu\w* | replicas | pods | rate | time-?outs? | retr\w* | seconds | ms | requests? | attempts | batch | poll | size | threads? | workers?`;
const BESIDE = 24;

/** The one limit of that kind that is told above a level; none where several are. */
export function limitAbove(texts: readonly FieldText[], level: number, kind: Kind, about: string): Limit | undefined {
  const found = texts.flatMap(({ field, text }) =>
    [...text.matchAll(LIMIT)].flatMap((m): Limit[] => {
      const read = measured(m[1] ?? '', m[2]);
      const quote = m[0].trim();
      const of = OF.exec(
        `${text.slice(Math.max(0, m.index - BESIDE), m.index)} ${m[0].replaceAll('_', ' ')} ${text.slice(m.index + m[0].length, m.index + m[0].length + BESIDE / 2)}`,
      );
      if (read.kind !== kind || !(read.value > level) || read.value > level * FAR) return [];
      if (of && !about.toLowerCase().includes(of[0].slice(0, 4).toLowerCase())) return [];
      return [{ field, start: m.index, end: m.index + quote.length, quote, ...read }];
    }),
  );
  return new Set(found.map((f) => f.value)).size === 1 ? found[0] : undefined;
}
