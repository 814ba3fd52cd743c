import type { Instant } from '../../signals/types.ts';
import { isPasted, isProgramLine } from '../../text/index.ts';
import { type Context, computed, fromInput } from '../context.ts';
import type { Provenance, Report } from '../types.ts';

/** What happened when, as far as it is told, in minutes from the onset; what a review asks for and nobody told stays open. */
export function timeline(c: Context): Report['followUp']['timeline'] {
  const { time } = c.reading;
  const told = [...(time.onset ? [time.onset] : []), ...time.changes.flatMap((x) => (x.at ? [x.at] : []))];
  const rows = [
    ...time.changes.flatMap((x) => (x.at ? [row(x.at, x.name)] : [])),
    ...time.intervals.map((i) => ({
      ...row(i.from, i.what === 'interval' || i.what === 'occurs' ? `“${around(c, i.from.field, i.from.start, i.to.end)}”` : i.what),
      at: `${i.from.label} to ${i.to.label}`,
      until: i.to.minutes,
    })),
    ...(time.onset ? [row(time.onset, 'onset')] : []),
    ...time.instants
      .filter((i) => !time.intervals.some((v) => v.to.start === i.start && v.to.field === i.field))
      .filter((i) => !told.some((t) => t.field === i.field && t.start <= i.start && i.end <= t.end))
      .filter((i) => !COMPARED.test(c.incident[i.field].slice(0, i.start)))
      .filter((i) => i.field !== 'blast_radius' && !/^(?:today|tonight|now)$|['’]s$/i.test(i.label))
      .filter((i) => !withinLog(lineAt(c, i), i.quote) && (!isPasted(lineAt(c, i)) || tellsOfIt(c, i)))
      .filter((i) => !READ_OFF.test(lineAt(c, i)) && (/\d/.test(i.label) || !lineAt(c, i).slice(0, -1).match(CLOCK)))
      .slice(0, MOST_QUOTED)
      .map((i) => row(i, `“${around(c, i.field, i.start, i.end)}”`)),
  ]
    .sort((a, b) => a.minutes - b.minutes)
    .reduce<Row[]>((out, r) => joinRow(out, r), []);
  const zero = time.onset?.minutes ?? rows[0]?.minutes ?? 0;
  const open = ['detection', 'first response', 'mitigation', 'resolution'].map((what) => ({ at: '[not given]', what, open: true }));
  return [...rows.map((r) => ({ ...r, minutes: r.minutes - zero, ...(r.until === undefined ? {} : { until: r.until - zero }) })), ...open];
}

const MOST_IN_A_ROW = 3;
/** Times that are no change, onset or end have so many rows: the whole telling stands at the end of the report. */
const MOST_QUOTED = 10;
/** "Fri 01:00   4610 ms": a reading of a table, and no event. */
const READ_OFF = /^\W*(?:\w+ )?\d{1,2}:\d\d(?::\d\d)?\s+[\d.,]+ ?[\w%/]*\W*$/;
/** A day beside a time of the same line is told with the time. */
const CLOCK = /\b\d{1,2}:\d\d/;

/** A time that a program's line holds behind its own says of what it wrote, and not when. */
const withinLog = (line: string, quote: string): boolean => isProgramLine(line) && line.indexOf(quote) > LOG_STAMP;
/** Characters in which a program writes its own time. */
const LOG_STAMP = 16;

/** Of pasted lines those are events of the incident that something was read from. */
const tellsOfIt = (c: Context, { field, start, end }: Instant): boolean => {
  const to = c.incident[field].indexOf('\n', end);
  const within = (s: { field: string; start: number; end: number }): boolean =>
    s.field === field && s.end > start && (to < 0 || s.start < to);
  return c.reading.signals.some((s) => s.value !== 'no' && [s, ...s.also].some(within)) || c.derived.some((d) => d.inputs.some(within));
};

const lineAt = (c: Context, { field, start }: Instant): string => {
  const text = c.incident[field];
  const end = text.indexOf('\n', start);
  return text.slice(text.lastIndexOf('\n', start) + 1, end < 0 ? text.length : end);
};

/** "Twice as big as yesterday", "the merchants for today": a measure, and no event of that day. */
const COMPARED = /\b(?:as|than|of|for|like|unlike|compared (?:to|with)|until)\s+$/i;

interface Row {
  at: string;
  what: string;
  derived?: string;
  open: boolean;
  minutes: number;
  until?: number;
  from: Provenance[];
}

/** What happened in the same minute stands in one row: what comes with the onset is worth seeing beside it. One sentence with several times is told once. */
function joinRow(rows: readonly Row[], next: Row): Row[] {
  const told = rows.find((r) => /^“/.test(r.what) && opening(r.what) === opening(next.what));
  if (told) return rows.map((r) => (r === told ? { ...r, at: `${r.at}, ${next.at}`, from: [...r.from, ...next.from] } : r));
  const same = rows.findIndex((r) => r.at === next.at);
  const before = rows[same];
  if (!before) return [...rows, next];
  if (before.what.includes(next.what) || before.what.split('; ').length >= MOST_IN_A_ROW) return [...rows];
  return rows.map((r, i) => (i === same ? { ...r, what: `${r.what}; ${next.what}`, from: [...r.from, ...next.from] } : r));
}

/** Quotations that begin alike to so many characters are of one sentence. */
const OPENING = 30;
const opening = (what: string): string => what.slice(0, OPENING);

const row = (i: Instant, what: string): Row => ({
  at: i.label,
  what,
  ...(i.derived ? { derived: i.derived } : {}),
  open: false,
  minutes: i.minutes,
  from: i.derived ? [fromInput(i), computed(i.derived)] : [fromInput(i)],
});

const WIDTH = 70;

/** The words around a time, within its line. */
function around(c: Context, field: keyof Context['incident'], start: number, end: number): string {
  const text = c.incident[field];
  const behind = (mark: string): number => {
    const at = start > 0 ? text.lastIndexOf(mark, start - 1) : -1;
    return at < 0 ? 0 : at + mark.length;
  };
  const line = behind('\n');
  // From the beginning of its sentence where that is near, else from that of its part.
  const near = ['. ', '; ', ', '].map(behind).find((at) => at >= start - WIDTH);
  const from = Math.max(line, near ?? start - WIDTH, 0);
  const stops = [text.indexOf('\n', end), text.indexOf('. ', end), end + WIDTH, text.length].filter((x) => x >= end);
  const to = Math.min(...stops);
  const left = from === 0 || /\s/.test(text[from - 1] ?? ' ') ? from : text.indexOf(' ', from) + 1 || from;
  const right = to >= text.length || /\s/.test(text[to] ?? ' ') ? to : Math.max(end, text.lastIndexOf(' ', to));
  const words = text
    .slice(Math.min(left, start), right)
    .trim()
    .replace(/^[-*•–] +/, '');
  // Cut within a sentence it may say something else: "from 2 million to 31".
  return right < to ? `${words} …` : words;
}
