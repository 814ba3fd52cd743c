/** Marks of a list or of a quotation, a bracket, a date: what may stand before the time that a program writes at the head of its line. */
const BEFORE_CLOCK = String.raw`^\W{0,12}(?:\d{4}-\d\d-\d\d[T ])?`;
const LINE = new RegExp(String.raw`${BEFORE_CLOCK}\d\d:\d\d:\d\d`);
const HEAD = new RegExp(`${BEFORE_CLOCK}$`);

/** A line that opens with a time to the second: a program wrote it. People date what they tell to the minute. */
export const isProgramLine = (line: string): boolean => LINE.test(line);

/** What stands on a line before a time to the second makes that time the line's own. */
export const isStampHead = (before: string): boolean => HEAD.test(before);
