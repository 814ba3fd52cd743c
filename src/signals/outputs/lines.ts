import type { Claim, Line, Page, Place } from './types.ts';

/** What is longer is looked at up to here. Judgement. */
const LONGEST_TEXT = 60_000;
const LONGEST_LINE = 1_000;
const MOST_LINES = 2_000;

/** People paste output into comments and quotations; the mark is followed by a space, unlike a rule of dashes. */
const BEFORE = /^[ \t]*(?:(?:\/\/|#|--|\*|>)(?:[ \t]+|(?=\|)))?/;
/** "<- this one", written behind a row. */
const REMARK = /[ \t](?:<[-=]+|←|#)[ \t].{0,200}$/;

/** Tables drawn with lines, each character for one. */
const unboxed = (line: string): string => (/[│─]/.test(line) ? line.replaceAll('│', '|').replace(/[─┌┬┐├┼┤└┴┘]/g, '-') : line);

export function pageOf(whole: string, told: string): Page {
  const text = whole.slice(0, LONGEST_TEXT);
  const lines: Line[] = [];
  let start = 0;
  for (const line of text.split('\n').slice(0, MOST_LINES)) {
    const cut = unboxed(line.slice(0, LONGEST_LINE));
    const column = BEFORE.exec(cut)?.[0].length ?? 0;
    const kept = cut.slice(column).replace(REMARK, '').trimEnd();
    lines.push({ text: kept, column, start: start + column, end: start + column + kept.length });
    start += line.length + 1;
  }
  return { text, lower: text.toLowerCase(), told: told.slice(0, LONGEST_TEXT).toLowerCase(), lines };
}

export const says = (
  { start, end }: Place,
  observable: string,
  value = 'yes',
  slots: Readonly<Record<string, string>> = {},
  reliability = 1,
): Claim => ({ start, end, observable, value, slots, reliability });

/** It is shown, but something that the output does not show could explain it otherwise. */
export const INDIRECT = 0.6;

/** What a prompt begins: a new command ends the output before it. */
export const isPrompt = (text: string): boolean => /^(?:\$|%|[\w.-]{1,40}@[\w.-]{1,60}[:~ ]?[^$#]{0,60}[$#]|\w{0,20}[=-]?[#>]) /.test(text);

const UNITS: Readonly<Record<string, number>> = { y: 31_536_000, w: 604_800, d: 86_400, h: 3600, m: 60, s: 1, ms: 0.001 };

/** "4d7h", "3m12s", "85s" -> seconds. */
export function ageSeconds(text: string): number {
  if (!/^(?:\d{1,6}(?:y|w|d|h|ms|m|s))+$/.test(text)) return Number.NaN;
  return [...text.matchAll(/(\d+)(ms|[ywdhms])/g)].reduce((sum, [, n, unit = 's']) => sum + Number(n) * (UNITS[unit] ?? 0), 0);
}

/** PostgreSQL's way: "01:37:10.12", "2 days 03:04:05", "-00:00:03". */
export function intervalSeconds(text: string): number {
  const m = /^(?:(\d{1,5}) days? ?)?(-?)(?:(\d{1,3}):(\d\d):(\d\d(?:\.\d+)?))?$/.exec(text.trim());
  if (!m || text.trim() === '') return Number.NaN;
  const [, days = '0', minus, h = '0', min = '0', s = '0'] = m;
  return (minus ? -1 : 1) * (Number(days) * 86_400 + Number(h) * 3600 + Number(min) * 60 + Number(s));
}

const BYTES: Readonly<Record<string, number>> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40, p: 2 ** 50 };

/** "3.8Gi", "512M", "1.5GiB" -> bytes. */
export function bytesOf(text: string): number {
  const m = /^(\d+(?:\.\d+)?) ?([KMGTP]?)i?B?$/i.exec(text.trim());
  return m ? Number(m[1]) * (BYTES[(m[2] ?? '').toLowerCase()] ?? 1) : Number.NaN;
}

/** From the first to the last of some places; readings must be quoted in one piece. */
export const over = (places: readonly Place[]): Place => ({
  start: Math.min(...places.map((p) => p.start)),
  end: Math.max(...places.map((p) => p.end)),
});

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;

/** Of a line that is a paragraph only the words that were found are quoted. */
const PARAGRAPH = 240;

export const foundIn = (line: Line, m: RegExpMatchArray): Place =>
  line.text.length <= PARAGRAPH ? line : { start: line.start + (m.index ?? 0), end: line.start + (m.index ?? 0) + m[0].length };
