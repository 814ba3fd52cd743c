import { setFlagsFromString } from 'node:v8';

/** Characters of text above which it takes longer to search it than to compile what searches it. */
const LONG = 30_000;

/**
 * The program starts with V8 told to compile expressions fast rather than to fast code (`scripts/start.cjs`): 600 of them look once at some lines.
 * Who makes many reports, or has a long text to read, has them compiled to fast code from here on.
 */
export const compileForLongWork = (): void => setFlagsFromString('--regexp-optimization');

export const isLong = (texts: Iterable<string>): boolean => {
  let length = 0;
  for (const text of texts) length += text.length;
  return length > LONG;
};
