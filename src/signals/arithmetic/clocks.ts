import type { Span } from '../../incident/types.ts';
import type { Derived, Parts } from './types.ts';

export const DAY = 86_400_000;
/** The last second that a signed 32-bit count since 1970 holds: 2038-01-19 03:14:07 UTC (IEEE Std 1003.1, "Seconds Since the Epoch"). */
const END_OF_32_BITS = Date.UTC(2038, 0, 19);
/** A zone, and a night that begins the day before. */
const NEAR = DAY;

const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const DATE = new RegExp(
  `\\b(20[0-3]\\d)-(\\d\\d)-(\\d\\d)\\b|\\b(\\d{1,2})(?:st|nd|rd|th)? (${MONTHS})[a-z]* (20[0-3]\\d)\\b|\\b(${MONTHS})[a-z]* (\\d{1,2})(?:st|nd|rd|th)?,? (20[0-3]\\d)\\b`,
  'gi',
);
/** "20 years", `plusYears(20)`, `#define HORIZON 20 /* years`. */
const YEARS = /\b(\d{1,2})\s*(?:\/\*|\/\/|#|--|-)?\s*years?\b|\b\w*years?\w*\s*[(=:]\s*(\d{1,2})\b/gi;

/** A date of the incident from which a span of years that the input names ends where 32 bits of seconds do. */
export function yearsToEndOfClock({ prose, code }: Parts): Derived[] {
  const fields = [...prose, { field: 'code_snippet' as const, text: code }];
  const spans = fields.flatMap(({ field, text }) =>
    [...text.matchAll(YEARS)].map((m) => ({ field, start: m.index, end: m.index + m[0].length, quote: m[0], years: Number(m[1] ?? m[2]) })),
  );
  for (const date of prose.flatMap(datesIn)) {
    const span = spans.find(({ years }) => {
      const d = new Date(date.at);
      return years > 0 && Math.abs(Date.UTC(d.getUTCFullYear() + years, d.getUTCMonth(), d.getUTCDate()) - END_OF_32_BITS) <= NEAR;
    });
    if (!span) continue;
    const { field, start, end, quote } = date;
    return [
      {
        id: 'years-to-end-of-clock',
        text: `${span.years} years on from ${quote} lies 19 January 2038, where seconds since 1970 pass 2^31 - 1: from this day on, a date that far ahead no longer fits in 32 bits and turns into 1901.`,
        formula: `${quote} + ${span.years} years = 19 January 2038`,
        value: span.years,
        unit: 'years',
        inputs: [
          { field, start, end, quote },
          { field: span.field, start: span.start, end: span.end, quote: span.quote },
        ],
        shows: ['date-far-from-now', 'yes'],
      },
    ];
  }
  return [];
}

export function datesIn({ field, text }: Parts['prose'][number]): (Span & { at: number })[] {
  return [...text.matchAll(DATE)].map((m) => {
    const month = (name: string | undefined) => MONTHS.split('|').indexOf((name ?? '').slice(0, 3).toLowerCase());
    const at = m[1]
      ? Date.UTC(Number(m[1]), Number(m[2]) - 1, Number(m[3]))
      : m[4]
        ? Date.UTC(Number(m[6]), month(m[5]), Number(m[4]))
        : Date.UTC(Number(m[9]), month(m[7]), Number(m[8]));
    return { field, start: m.index, end: m.index + m[0].length, quote: m[0], at };
  });
}
