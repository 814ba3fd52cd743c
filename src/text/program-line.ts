/** Marks of a list or of a quotation, a bracket, a date: what may stand before the time that a program writes at the head of its line. */
const BEFORE_CLOCK = String.raw`^\W{0,12}(?:\d{4}-\d\d-\d\d[T ])?`;
const CLOCK = String.raw`\d\d:\d\d:\d\d`;
const LINE = new RegExp(`${BEFORE_CLOCK}${CLOCK}|${BEFORE_CLOCK.replace(')?', ')')}\\d`);
const HEAD = new RegExp(`${BEFORE_CLOCK}$`);

/** A line that opens with a time to the second, or with a date and a time: a program wrote it, and nobody tells what he saw or did. */
export const isProgramLine = (line: string): boolean => LINE.test(line);

/** What stands on a line before a time to the second makes that time the line's own. */
export const isStampHead = (before: string): boolean => HEAD.test(before);
