import { NUMBER_WORDS } from '../../text/index.ts';
import { clocksIn } from './clocks.ts';

/** Half is read as a share, in per cent. */
const WORDS: Readonly<Record<string, number>> = { ...NUMBER_WORDS, half: 50, dozen: 12 };

const FRACTIONS: readonly (readonly [RegExp, number])[] = [
  [/\bthirds?\b/i, 100 / 3],
  [/\bquarters?\b/i, 25],
  [/\bfifths?\b/i, 20],
  [/\btenths?\b/i, 10],
];

/** How many there are beyond the first. */
const EXTRA: Readonly<Record<string, number>> = { twice: 1, double: 1, 'three times': 2, thrice: 2, 'four times': 3 };

/** Limits of number types, and statuses, that everybody knows. */
const LIMITS = [
  0, 9, 15, 100, 127, 128, 137, 143, 255, 256, 32767, 65535, 65536, 2147483647, 4294967295, 200, 201, 204, 301, 302, 400, 401, 403, 404,
  408, 409, 413, 422, 429, 499, 500, 502, 503, 504,
];

interface Written {
  readonly value: number;
  /** What stands behind it: "%", "min", "tasks". */
  readonly unit: string;
}

/**
 * Numbers that a report on an incident may state: those of the incident and of its computed facts, and plain results of them: another unit, the rest
 * of a share, a share of a count, sums and differences of the same thing.
 */
export function numbersFrom(text: string, derived: readonly { readonly text: string; readonly formula: string }[]): ReadonlySet<number> {
  const own = [...numbersIn(text), ...derived.flatMap((d) => numbersIn(`${d.text} ${d.formula}`))].slice(0, 400);
  const all = new Set<number>(LIMITS);
  const put = (n: number) => {
    if (!Number.isFinite(n)) return;
    for (const x of [n, Math.round(n), Math.floor(n), Math.ceil(n), Math.round(n * 10) / 10, Math.round(n * 100) / 100]) all.add(x);
  };
  for (const { value, unit } of own) {
    put(value);
    if (unit === '%') put(100 - value);
    for (const k of /^(?:s|sec|min|h|hour|day|second|minute|an|per|times|req|error|fail)/.test(unit) ? [60, 24, 1440, 3600] : []) {
      put(value * k);
      put(value / k);
    }
    for (const k of [1000, 1024]) {
      put(value * k);
      put(value / k);
    }
  }
  const clocks = clocksIn(text).map((c) => c.minutes);
  for (const a of clocks)
    for (const b of clocks) {
      put(Math.abs(a - b));
      put(Math.abs(a - b) / 60);
    }
  for (const m of text.matchAll(/\b(\d+) (?:of|in|out of)(?: every| each| the)? (\d+)\b/g)) {
    const share = (100 * Number(m[1])) / Number(m[2]);
    put(share);
    put(100 - share);
  }
  // "Seven of nine".
  for (const m of text.toLowerCase().matchAll(/\b([a-z]+|\d+) (?:of|out of) (?:the |all )?([a-z]+|\d+)\b/g)) {
    const [part, all] = [m[1], m[2]].map((w) => NUMBER_WORDS[w ?? ''] ?? Number(w));
    if (part && all && part < all) {
      put((100 * part) / all);
      put(100 - (100 * part) / all);
    }
  }
  // "212 twice and 9 three times" are 230 too many.
  const times = [...text.matchAll(/\b(\d[\d,]*) (?:\w+ ){0,3}?(twice|double|three times|thrice|four times)\b/gi)];
  if (times.length > 0)
    put(times.reduce((n, m) => n + Number((m[1] ?? '').replace(/,/g, '')) * (EXTRA[(m[2] ?? '').toLowerCase()] ?? 1), 0));
  for (const [word, share] of FRACTIONS)
    if (word.test(text)) {
      put(share);
      put(100 - share);
    }
  // "Booked 2.5 h ahead", due "2 hours" before: 30 min are left.
  const hours = own.filter((w) => /^(?:h|hr|hour)$/.test(w.unit)).slice(0, 30);
  for (const a of hours) for (const b of hours) if (a.value !== b.value) put(Math.abs(a.value - b.value) * 60);
  const few = own.slice(0, 80);
  for (const a of few)
    for (const b of few) {
      if (a.unit === '%' && b.unit !== '%') put((a.value * b.value) / 100);
      if (a.unit === '%' && b.unit !== '%' && a.value > 0) put((b.value * 100) / a.value);
      if (a.unit !== b.unit || a.unit === '') continue;
      put(a.value + b.value);
      put(Math.abs(a.value - b.value));
      if (b.value > 0) put((a.value / b.value) * (a.value <= b.value ? 100 : 1));
    }
  return all;
}

function numbersIn(text: string): Written[] {
  const digits = [...text.matchAll(/(\d[\d,]*(?:\.\d+)?)(?:\s?([kKmM])\b)?\s*[-–/]?\s*([%a-zA-Z]*)/g)].flatMap((m): Written[] => {
    const n = Number((m[1] ?? '').replace(/,/g, ''));
    const k = (m[2] ?? '').toLowerCase();
    const unit = (m[3] ?? '').toLowerCase().replace(/s$/, '');
    return [{ value: n, unit }, ...(k ? [{ value: n * (k === 'k' ? 1000 : 1e6), unit }] : [])];
  });
  // `timedelta(hours=2)`
  const named = [...text.matchAll(/\b(hours|minutes|seconds|days)\s*[=:]\s*(\d+(?:\.\d+)?)/g)].map(
    (m): Written => ({ value: Number(m[2]), unit: (m[1] ?? '').replace(/s$/, '') }),
  );
  const words = [...text.toLowerCase().matchAll(/[a-z]+/g)].flatMap((m): Written[] => {
    const value = WORDS[m[0]];
    return value === undefined ? [] : [{ value, unit: '' }];
  });
  return [...digits, ...named, ...words];
}
