import { NUMBER_WORDS } from '../../text/index.ts';

/** Numbers in words, as people write them of times and shares. */
const WORDS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  ...NUMBER_WORDS,
  'half a': 0.5,
  'half an': 0.5,
  'a couple of': 2,
  'couple of': 2,
  'a few': 3,
  'a dozen': 12,
  dozen: 12,
};

/** Pattern source for a number in words, longest first. */
export const WORD_NUMBER = Object.keys(WORDS)
  .sort((a, b) => b.length - a.length)
  .join('|');

/** Words that give a number only loosely. */
const LOOSE = /^(?:a couple of|couple of|a few)$/i;

export const isLoose = (text: string): boolean => LOOSE.test(text.trim());

/** "1,143", "4.2", "twelve", "half an" -> number; NaN when it is none. */
export function numberOf(text: string): number {
  const word = WORDS[text.trim().toLowerCase()];
  return word ?? Number(text.replace(/,/g, ''));
}

/** Seconds in a unit of time as written, undefined for other words. */
export function secondsIn(unit: string): number | undefined {
  const u = unit.toLowerCase();
  if (/^(?:ms|msecs?|millis|milliseconds?)$/.test(u)) return 0.001;
  if (/^(?:µs|us|microseconds?)$/.test(u)) return 1e-6;
  if (/^(?:s|secs?|seconds?)$/.test(u)) return 1;
  if (/^(?:m|mins?|minutes?)$/.test(u)) return 60;
  if (/^(?:h|hrs?|hours?)$/.test(u)) return 3600;
  if (/^(?:d|days?|nights?)$/.test(u)) return 86400;
  if (/^(?:w|wks?|weeks?)$/.test(u)) return 7 * 86400;
  if (/^(?:months?)$/.test(u)) return 30 * 86400;
  if (/^(?:y|yrs?|years?)$/.test(u)) return 365 * 86400;
  return undefined;
}
