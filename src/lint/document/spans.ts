import { anyOf, NUMBER_WORDS } from '../../text/index.ts';

const WORDS: Readonly<Record<string, number>> = { a: 1, an: 1, ...NUMBER_WORDS };
const COUNT = `(\\d+(?:\\.\\d+)?|${Object.keys(WORDS).join('|')})`;
const HOURS = '(?:h|hrs?|hours?)';
const MINUTES = '(?:m|min|mins|minutes?)';
const SECONDS = '(?:s|secs?|seconds?)';
const LENGTH = anyOf`${COUNT}\s?-?${HOURS}(?:\s?(?:and |, )?${COUNT}\s?-?${MINUTES}?)? | ${COUNT}\s?-?${MINUTES} | ${COUNT}\s?-?${SECONDS}`;
/** "41 minutes", "four hours and 45 minutes", "1h12", "41 s". */
export const SPAN = String.raw`${LENGTH}(?![\w/])`;

const of = (word: string | undefined): number => (word === undefined ? 0 : (WORDS[word.toLowerCase()] ?? Number(word)));

/** Seconds of the groups of SPAN, which begin at `first` of a match. */
export const spanSeconds = (m: readonly (string | undefined)[], first: number): number =>
  of(m[first]) * 3600 + of(m[first + 1]) * 60 + of(m[first + 2]) * 60 + of(m[first + 3]);
