const WORDS: Readonly<Record<string, number>> = {
  one: 1,
  a: 1,
  an: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
};
const COUNT = `(\\d+(?:\\.\\d+)?|${Object.keys(WORDS).join('|')})`;
const HOURS = '(?:h|hrs?|hours?)';
const MINUTES = '(?:m|min|mins|minutes?)';
const SECONDS = '(?:s|secs?|seconds?)';
/** "41 minutes", "four hours and 45 minutes", "1h12", "41 s". */
export const SPAN = `(?:${COUNT}\\s?-?${HOURS}(?:\\s?(?:and |, )?${COUNT}\\s?-?${MINUTES}?)?|${COUNT}\\s?-?${MINUTES}|${COUNT}\\s?-?${SECONDS})(?![\\w/])`;

const of = (word: string | undefined): number => (word === undefined ? 0 : (WORDS[word.toLowerCase()] ?? Number(word)));

/** Seconds of the groups of SPAN, which begin at `first` of a match. */
export const spanSeconds = (m: readonly (string | undefined)[], first: number): number =>
  of(m[first]) * 3600 + of(m[first + 1]) * 60 + of(m[first + 2]) * 60 + of(m[first + 3]);
