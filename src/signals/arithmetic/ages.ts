import type { Span } from '../../incident/types.ts';
import { anyOf } from '../../text/index.ts';
import { secondsIn } from '../quantities/numbers.ts';
import type { Instant } from '../types.ts';
import type { Derived, Parts } from './types.ts';
import { spanOf, time } from './words.ts';

const UNIT = anyOf`h | hrs? | hours? | m | mins? | minutes?`;
const LENGTH = String.raw`(\d{1,3}) ?(${UNIT})\b(?: ?(\d{1,2}) ?(${UNIT}|s|sec|seconds?)\b)?`;
const STATE = anyOf`old | running | open | behind | idle | in transaction | stuck | unacked`;
/** "running for 8 min", "oldest unacked message age … 9 min 40 s", "the newest scan is 16 minutes old". */
const AGES: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:(?:oldest|age)\b[^.;\n\d]{0,40}?|(?:running|open|idle|stuck|active|waiting|hanging|held|locked) (?:for|since) )${LENGTH}`,
    'gi',
  ),
  new RegExp(String.raw`(?<![\d.:])${LENGTH} ${STATE}\b`, 'gi'),
];
/** An age is rounded to its last unit; a clock to its minute. */
const MINUTE = 1;
const ROUNDED = 0.02;
/** Shorter ages reach back to anything. Judgement. */
const YOUNGEST = 5;
/** Minutes in a day. */
const DAY = 1440;

interface Age extends Span {
  readonly minutes: number;
}

/** What is told to be so old at a told time began then: at the onset, or with a change. */
export function ageReachesBack(parts: Parts): Derived[] {
  const { onset, instants, changes } = parts.time;
  for (const age of agesIn(parts)) {
    const now = instants.filter((i) => !i.derived && i.field === age.field && i.end <= age.start && sameSentence(parts, i, age)).at(-1);
    if (!now) continue;
    const began = now.minutes - age.minutes;
    const close = (at: Instant | undefined): boolean =>
      at !== undefined && at.start !== now.start && !at.derived && Math.abs(at.minutes - began) <= Math.max(MINUTE, ROUNDED * age.minutes);
    const change = changes.find((c) => close(c.at));
    const at = change?.at ?? (close(onset) ? onset : undefined);
    if (!at) continue;
    return [
      {
        id: 'age-reaches-back',
        text: `“${age.quote}” at ${now.label} reaches back to ${clock(began)}: ${change ? `that is when “${change.quote.trim()}” was` : `that is the onset (${at.label})`}.`,
        formula: `${now.label} - ${time(age.minutes * 60)} = ${clock(began)}`,
        value: age.minutes,
        unit: 'min',
        inputs: [age, now, at].map(spanOf),
      },
    ];
  }
  return [];
}

const clock = (minutes: number): string => {
  const inDay = ((Math.round(minutes) % DAY) + DAY) % DAY;
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
};

const agesIn = ({ prose }: Parts): Age[] =>
  prose.flatMap(({ field, text }) =>
    AGES.flatMap((pattern) =>
      [...text.matchAll(pattern)].flatMap((m): Age[] => {
        const [quote, n = '', unit = '', rest, small = ''] = m;
        const seconds =
          Number(n) * (secondsIn(unit.toLowerCase()) ?? Number.NaN) + (rest ? Number(rest) * (secondsIn(small.toLowerCase()) ?? 0) : 0);
        const minutes = seconds / 60;
        return minutes >= YOUNGEST && minutes <= DAY ? [{ field, start: m.index, end: m.index + quote.length, quote, minutes }] : [];
      }),
    ),
  );

/** In one line, and in one sentence unless the time opens the line. */
function sameSentence({ prose }: Parts, a: Span, b: Span): boolean {
  const text = prose.find((p) => p.field === a.field)?.text ?? '';
  const between = text.slice(a.end, b.start);
  const opens = /(?:^|\n)[ \t>*[-]{0,6}$/.test(text.slice(Math.max(0, a.start - 8), a.start));
  return !between.includes('\n') && (opens || !/[.;](?:\s|$)/.test(between));
}
