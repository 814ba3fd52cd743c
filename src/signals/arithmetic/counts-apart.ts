import type { Span } from '../../incident/types.ts';
import { anyOf } from '../../text/index.ts';
import type { Derived, Parts } from './types.ts';
import { numberIn, numbersAt, shown, spanOf, textsOf } from './words.ts';

const COUNT = String.raw`(?<![\d.,:#-])(\d{1,3}(?:,\d{3}){1,3})(?![\d:]|[.,]\d| ?(?:%|[mµ]?s\b|[KMGT]i?B|EUR|USD|€))`;
/** Where a thing is first, and where it ought to be as well. */
const FIRST = anyOf`
  source | table | database | db | postgres(?:ql)? | mysql | oracle | primary | producer | sent | dispatched | exported | published | recorded | expected
  old (?:system|store|cluster) | crm | provider | bank | emitted
`;
const SECOND = anyOf`
  index | elastic ?search | warehouse | target | replica | s3 | bucket | received | imported | delivered | arrived | got | bigquery | snowflake | dwh | archive
  copy | new (?:system|store|cluster) | consumer | stored
`;
const PAIR = new RegExp(String.raw`\b${FIRST}\b[^.;\n\d]{0,30}?${COUNT}([^.;\n\d]{1,60}?)\b${SECOND}\b[^.;\n\d]{0,24}?${COUNT}`, 'gi');
const ANY = new RegExp(COUNT, 'g');
/** Counts that differ by more than that are of different things. Judgement. */
const MOST = 0.5;
/** Smaller differences equal something by chance. Judgement. */
const TELLING = 100;

/** Two counts of one thing in two places, their difference, and what else in the incident is as many. */
export function countsApart(parts: Parts): Derived[] {
  for (const { field, text } of parts.prose)
    for (const m of text.matchAll(PAIR)) {
      const [quote, first = '', , second = ''] = m;
      const [a, b] = [numberIn(first), numberIn(second)];
      const apart = Math.abs(a - b);
      if (apart === 0 || apart > MOST * Math.max(a, b)) continue;
      const at: Span = { field, start: m.index, end: m.index + quote.length, quote };
      const same =
        apart < TELLING
          ? undefined
          : numbersAt(textsOf(parts), ANY, numberIn).find(
              (n) => n.value === apart && (n.field !== field || n.start > at.end + MOST_BESIDE || n.end < at.start),
            );
      return [
        {
          id: 'counts-apart',
          text: `The second has ${shown(apart)} ${b < a ? 'fewer' : 'more'} than the first (${share(apart / a)})${same ? `, as many as “${same.quote}” elsewhere` : ''}.`,
          formula: `${shown(a)} - ${shown(b)} = ${b < a ? '' : '-'}${shown(apart)}`,
          value: a - b,
          unit: '',
          inputs: [at, ...(same ? [spanOf(same)] : [])],
        },
      ];
    }
  return [];
}

/** The sentence says its own difference once more. */
const MOST_BESIDE = 120;
const share = (part: number): string => `${shown(part * 100)} %`;
