import type { Span } from '../../../incident/types.ts';
import { anyOf } from '../../../text/index.ts';
import type { FieldText } from '../../types.ts';

/** Readings of one thing, in the order in which they are told. */
export interface Series extends Span {
  /** What was read, in the words of the text; empty where it is not named. */
  readonly label: string;
  readonly unit: Unit;
  readonly points: readonly Point[];
  /** The columns of its table, and its place among them; none where it is told in a sentence. */
  readonly table: readonly (readonly number[])[];
  readonly place: number;
}

export interface Point {
  /** As it is written: "512 MB". */
  readonly text: string;
  /** In seconds, bytes, per cent or as counted. */
  readonly value: number;
  /** Minutes from the first point, where times are told. */
  readonly minutes?: number;
  readonly time?: string;
}

export type Unit = 'time' | 'bytes' | 'percent' | 'count';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const TIME = String.raw`(?:(?:${DAYS.join('|')})[a-z]{0,6}\.?(?: \d{1,2}:\d\d)?|\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?|\d{1,2}:\d\d(?::\d\d)?|\d{1,2} ?h(?=[ :]))`;
const UNITS = anyOf`ms | secs? | seconds? | s | mins? | m(?![a-zA-Z]) | hours? | h | %% | % | [KMGT]i?B | [kKMG](?![a-zA-Z]) | B(?![a-z])`;
const NUMBER = String.raw`\d[\d,]*(?:\.\d+)?(?: ?(?:${UNITS}))?`;
const VALUE = new RegExp(String.raw`^(\d[\d,]*(?:\.\d+)?) ?(${UNITS})?$`);

/** A line that begins with a time and goes on with numbers, named or not. */
const ROW = new RegExp(
  String.raw`^[\s|*•-]*(${TIME})[\s|:,=-]+((?:[A-Za-z_][\w./%-]{0,24}[=: ]{1,2})?${NUMBER}(?:[\s|,;]+(?:[A-Za-z_][\w./%-]{0,24}[=: ]{1,2})?${NUMBER}){0,11})[\s|]*$`,
  'i',
);
const CELL = new RegExp(String.raw`(?:([A-Za-z_][\w./%-]{0,24})[=: ]{1,2})?(${NUMBER})`, 'g');
/** "1021 (09:00), 8044 (10:00)", "1021 at 09:00, 8044 at 10:00", "08h 120 ms, 09h 130 ms", "31 -> 44 -> 71". */
const BETWEEN = String.raw`\s?(?:,|;|/|->|→|=>)\s?(?:then |and )?`;
const AT = String.raw`(?:\((?:at )?${TIME}\)|at ${TIME})`;
const VALUE_FIRST = new RegExp(`(${NUMBER}) ${AT}(?:${BETWEEN}${NUMBER} ${AT}){2,}`, 'gi');
const TIME_FIRST = new RegExp(String.raw`(?<![\d:.-])${TIME}:? ${NUMBER}(?:${BETWEEN}${TIME}:? ${NUMBER}){2,}`, 'gi');
const CHAIN = new RegExp(String.raw`(?<![\d.:-])${NUMBER}(?:\s?(?:->|→|=>)\s?${NUMBER}){2,}`, 'g');
/** Words before an inline series that name it. */
const LABEL = /([A-Za-z_][\w./%-]*(?:[ (]+[\w./%-]+\)?){0,5})[\s:=(]*$/;

const FEWEST = 3;
const MOST_ROWS = 400;

/** Every series of readings that a text tells, in tables and in sentences. */
export const seriesIn = (texts: readonly FieldText[]): Series[] => texts.flatMap((t) => [...inRows(t), ...inSentences(t)]);

function inRows({ field, text }: FieldText): Series[] {
  const out: Series[] = [];
  let rows: { time: string; cells: readonly (readonly [name: string, value: string])[]; start: number; end: number }[] = [];
  // The two lines above a table: its title, and the names of its columns.
  let above: readonly [title: string, last: string] = ['', ''];
  let head = above;
  const close = () => {
    const width = rows[0]?.cells.length ?? 0;
    if (rows.length >= FEWEST && rows.every((r) => r.cells.length === width)) out.push(...columnsOf(rows));
    rows = [];
  };
  function columnsOf(table: typeof rows): Series[] {
    const start = table[0]?.start ?? 0;
    const end = table.at(-1)?.end ?? start;
    const names = namesIn(head[1], table[0]?.cells.length ?? 0);
    const title = names.length ? head[0] : head[1];
    const columns = (table[0]?.cells ?? []).map((_, i) => table.map((r) => ({ time: r.time, text: r.cells[i]?.[1] ?? '' })));
    const values = columns.map((c) => c.map((p) => numberOf(p.text)?.value ?? Number.NaN));
    return columns.flatMap((column, i) => {
      const label = [title, table[0]?.cells[i]?.[0] || names[i]].filter(Boolean).join(' ');
      const made = seriesOf({ field, start, end, quote: text.slice(start, end) }, label, column);
      return made ? [{ ...made, table: values, place: i }] : [];
    });
  }
  let at = 0;
  for (const line of text.split('\n').slice(0, MOST_ROWS)) {
    const m = ROW.exec(line);
    if (m) {
      if (rows.length === 0) head = above;
      const cells = [...(m[2] ?? '').matchAll(CELL)].map(([, name = '', value = '']) => [name, value.trim()] as const);
      const start = at + line.search(/\S/);
      rows.push({ time: m[1] ?? '', cells, start, end: at + line.trimEnd().length });
    } else {
      close();
      if (line.trim() !== '') above = [above[1], line.trim()];
    }
    at += line.length + 1;
  }
  close();
  return out;
}

/** The names of columns behind that of the time; none where the line above is a sentence. */
function namesIn(head: string, width: number): string[] {
  // Names of several words stand further apart than their words.
  for (const gap of [/\s{2,}|\t|\|/, /\s+|\|/]) {
    const names = head
      .split(gap)
      .map((name) => name.trim())
      .filter(Boolean);
    if (names.length === width + 1) return names.slice(1);
    if (names.length === width && width > 1) return names;
  }
  return [];
}

function inSentences({ field, text }: FieldText): Series[] {
  const found = [VALUE_FIRST, TIME_FIRST, CHAIN].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((m) => {
      const line = text.slice(text.lastIndexOf('\n', m.index) + 1, m.index);
      const label = (LABEL.exec(line)?.[1] ?? '').replace(/^.*[.:] /, '');
      const times = [...m[0].matchAll(new RegExp(TIME, 'gi'))].map((x) => x[0]);
      const bare = pattern === CHAIN ? m[0] : m[0].replace(new RegExp(String.raw`\((?:at )?${TIME}\)|(?:at )?${TIME}:?`, 'gi'), ' ');
      const values = bare
        .split(pattern === CHAIN ? /\s?(?:->|→|=>)\s?/ : /\s?(?:,(?!\d{3}\b)|;|\/|->|→|=>)\s?(?:then |and )?/)
        .map((v) => v.trim());
      const column = values.map((v, i) => ({ time: pattern === CHAIN ? '' : (times[i] ?? ''), text: v }));
      const start = m.index - (label ? line.length - line.lastIndexOf(label) : 0);
      const made = seriesOf({ field, start, end: m.index + m[0].length, quote: text.slice(start, m.index + m[0].length) }, label, column);
      return made ? [made] : [];
    }),
  );
  return found.filter((s, i) => !found.some((x, j) => j < i && x.start < s.end && s.start < x.end));
}

function seriesOf(span: Span, label: string, column: readonly { time: string; text: string }[]): Series | undefined {
  const numbers = column.map((p) => numberOf(p.text));
  const unit = numbers.findLast((n) => n?.unit !== 'count')?.unit ?? 'count';
  const last = numbers.findLast((n) => n?.factor !== 1)?.factor ?? 1;
  if (column.length < FEWEST || numbers.some((n) => n === undefined)) return undefined;
  let clock = 0;
  let before = -1;
  const points = column.map(({ time, text }, i): Point => {
    const n = numbers[i] as Read;
    // "31 -> 44 -> 71 MB": the unit is told once.
    const value = n.unit === 'count' && unit !== 'count' ? n.value * last : n.value;
    const told = minutesOf(time);
    if (told === undefined) return { text, value };
    if (before >= 0 && told < before) clock += 1440 * Math.ceil((before - told) / 1440);
    before = told;
    return { text, value, minutes: told + clock, time };
  });
  return { ...span, label: label.replace(/[\s:=(]+$/, '').trim(), unit, points, table: [], place: 0 };
}

interface Read {
  readonly value: number;
  readonly unit: Unit;
  readonly factor: number;
}

const FACTORS: readonly (readonly [RegExp, Unit, number])[] = [
  [/^ms$/, 'time', 0.001],
  [/^(?:s|secs?|seconds?)$/, 'time', 1],
  [/^(?:m|mins?)$/, 'time', 60],
  [/^(?:h|hours?)$/, 'time', 3600],
  [/^%+$/, 'percent', 1],
  [/^Ki?B$/i, 'bytes', 1e3],
  [/^Mi?B$/i, 'bytes', 1e6],
  [/^Gi?B$/i, 'bytes', 1e9],
  [/^Ti?B$/i, 'bytes', 1e12],
  [/^B$/, 'bytes', 1],
  [/^k$/i, 'count', 1e3],
  [/^M$/, 'count', 1e6],
  [/^G$/, 'count', 1e9],
];

function numberOf(text: string): Read | undefined {
  const [, digits, unit] = VALUE.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const [, kind, factor] = FACTORS.find(([pattern]) => unit !== undefined && pattern.test(unit)) ?? [/^$/, 'count' as const, 1];
  return { value: Number(digits.replaceAll(',', '')) * factor, unit: kind, factor };
}

/** Minutes of the day, of the week, or of the year: they are only compared with each other. */
function minutesOf(time: string): number | undefined {
  const clock = /(\d{1,2}):(\d\d)(?::(\d\d))?/.exec(time);
  const ofDay = clock ? Number(clock[1]) * 60 + Number(clock[2]) + Number(clock[3] ?? 0) / 60 : 0;
  const day = DAYS.findIndex((d) => time.toLowerCase().startsWith(d));
  if (day >= 0) return day * 1440 + ofDay;
  const date = /(\d{4})-(\d\d)-(\d\d)/.exec(time);
  if (date) return Date.UTC(Number(date[1]), Number(date[2]) - 1, Number(date[3])) / 60_000 + ofDay;
  const hour = /^(\d{1,2}) ?h/.exec(time);
  return clock ? ofDay : hour ? Number(hour[1]) * 60 : undefined;
}
