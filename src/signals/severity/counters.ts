import type { FieldName, Incident, Span } from '../../incident/types.ts';

export interface FallenCounter {
  /** The share of its highest that is gone, 0..1. */
  readonly share: number;
  readonly span: Span;
}

/** As many rows make a row of counts (judgement). */
const LEAST_ROWS = 4;
const ROW = /^[^\S\n]*\d{1,2}:\d\d(?::\d\d)?(?:[^\S\n]+|[^\S\n]*[|,;][^\S\n]*)(\d{1,9})[^\S\n]*$/;
/** No row of a table of two columns is longer (judgement). */
const LONGEST_ROW = 80;
/** What people get done: fewer of these is harm, fewer errors is not. */
const DONE = /\b(?:checkouts?|orders?|sales|bookings?|payments?|log-?ins?|sign-?ins?|sign-?ups?|rides?|trips?|calls|transactions?)\b/i;
const BAD = /\b(?:fail\w*|errors?|lost|refused|rejected|declined|timeouts?|abandoned|pending|waiting|cancel\w*)\b/i;

/** A table of times and counts, headed by what people get done, whose counts fall: "Completed checkouts, per 5 min: 19:30 212 … 21:00 23". */
export function fallenCounter(incident: Incident, field: FieldName): FallenCounter | undefined {
  let heading = '';
  let at = 0;
  let rows: { count: number; start: number; end: number }[] = [];
  for (const line of [...incident[field].slice(0, 24_000).split('\n'), 'end']) {
    const row = line.length <= LONGEST_ROW ? ROW.exec(line) : null;
    if (row) rows.push({ count: Number(row[1]), start: at, end: at + line.length });
    else {
      const found = fallOf(rows, heading);
      if (found) return { share: found.share, span: { field, ...found.at, quote: incident[field].slice(found.at.start, found.at.end) } };
      if (line.trim() !== '') heading = line;
      rows = [];
    }
    at += line.length + 1;
  }
  return undefined;
}

function fallOf(rows: readonly { count: number; start: number; end: number }[], heading: string) {
  const last = rows.at(-1);
  if (!last || rows.length < LEAST_ROWS) return undefined;
  const subject = heading.split(/[.!?] /).at(-1) ?? '';
  if (!DONE.test(subject) || BAD.test(subject)) return undefined;
  const share = 1 - last.count / Math.max(1, ...rows.map((r) => r.count));
  return { share, at: { start: last.start, end: last.end } };
}
