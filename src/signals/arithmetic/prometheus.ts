import type { Span } from '../../incident/types.ts';
import { anyOf } from '../../text/index.ts';
import type { FieldText } from '../types.ts';

export const LABEL = String.raw`[a-zA-Z_]\w{0,60}="(?:[^"\\\n]|\\.){0,200}"`;
export const LABELS = `${LABEL}(?:, ?${LABEL}){0,30}`;
/** A selector of PromQL. */
export const SELECTOR = /([a-zA-Z_:][\w:]{1,120})\{([^{}]{1,400})\}/g;
const MATCHER = /([a-zA-Z_]\w{0,60})\s{0,2}(=~|!~|!=|=)\s{0,2}"([^"\n]{0,200})"/g;

/** Who is measured, not what of it. */
const PARTIES = anyOf`
  job | instance | namespace | pod | container | node | cluster | env | environment | region | zone | service | app | application | team | endpoint
  prometheus | replica | tenant | datacenter | dc | stage | host | hostname
`;
/** What the scrape or the rule's own server adds; an application's own output does not have it. */
const ADDED = new RegExp(`^${anyOf`${PARTIES} | le | quantile | __name__ | exported_\w+ | kubernetes_\w+`}$`, 'i');
export const isAdded = (label: string): boolean => ADDED.test(label);
const PARTY = new RegExp(`^${PARTIES}$`);
export const isParty = (label: string): boolean => PARTY.test(label);

export interface Matcher {
  readonly label: string;
  readonly op: string;
  readonly value: string;
}

export const matchersIn = (text: string): Matcher[] =>
  [...text.matchAll(MATCHER)].map(([, label = '', op = '', value = '']) => ({ label, op, value }));

/** A histogram's parts have one set of labels. */
export const base = (name: string): string => name.replace(/_(?:count|sum|bucket|total)$/, '');

/** A value with its labels, as a query or an exporter prints it. */
export interface Sample extends Span {
  /** Empty where a query took it away. */
  readonly name: string;
  readonly labels: ReadonlyMap<string, string>;
  /** As it was written. */
  readonly text: string;
  readonly value: number;
}

/** Samples that stand one under the other. */
export interface Block {
  readonly samples: readonly Sample[];
  /** The lines before it, where the query stands. */
  readonly above: string;
}

const NUMBER = String.raw`([-+]?\d[\d.]{0,24}(?:e[-+]?\d{1,3})?)`;
/** `name{a="b"} 1`, `{a="b"} => 1 @[1700000000]`. */
const SAMPLE = new RegExp(
  String.raw`^[ \t>|*-]{0,16}([a-zA-Z_:][\w:]{1,120})?\{(${LABELS}),?\}[ \t]{0,8}(?:=>|=|:)?[ \t]{1,40}${NUMBER}(?: ?@\[[\d.]{1,20}\]|[ \t]\d{10,13})?[ \t|]*$`,
  'i',
);
const PAIR = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g;
/** Lines that are looked at, characters of a series and of a table's row, and lines before them. Judgement. */
const MOST_LINES = 2000;
const LONGEST_SERIES = 1000;
const LONGEST_ROW = 400;
const ABOVE = 4;

export const blocksIn = (texts: readonly FieldText[]): Block[] => texts.flatMap((t) => [...inSeries(t), ...inTables(t)]);

interface Row extends Span {
  readonly line: string;
}

function rowsOf({ field, text }: FieldText): Row[] {
  let at = 0;
  return text
    .split('\n')
    .slice(0, MOST_LINES)
    .map((line) => {
      const start = at + Math.max(0, line.search(/\S/));
      const end = at + line.trimEnd().length;
      at += line.length + 1;
      return { field, start, end: Math.max(start, end), quote: text.slice(start, end), line };
    });
}

const spanIn = ({ field, start, end, quote }: Row): Span => ({ field, start, end, quote });
const aboveOf = (rows: readonly Row[], i: number): string =>
  rows
    .slice(Math.max(0, i - ABOVE), i)
    .map((r) => r.line)
    .join('\n');

function inSeries(text: FieldText): Block[] {
  const rows = rowsOf(text);
  const blocks: { samples: Sample[]; above: string }[] = [];
  let last = -2;
  for (const [i, row] of rows.entries()) {
    const m = row.line.length < LONGEST_SERIES ? SAMPLE.exec(row.line) : null;
    if (!m) continue;
    const [, name = '', labels = '', written = ''] = m;
    const sample = {
      ...spanIn(row),
      name,
      labels: new Map([...labels.matchAll(PAIR)].map(([, label = '', value = '']) => [label, value])),
      text: written,
      value: Number(written),
    };
    if (i === last + 1) blocks.at(-1)?.samples.push(sample);
    else blocks.push({ samples: [sample], above: aboveOf(rows, i) });
    last = i;
  }
  return blocks;
}

const NAME = /^[a-zA-Z_]\w{0,60}$/;
/** Columns of words are labels, the last one is the value: only where the text speaks of such queries. */
const QUERIES = /\b(?:prometheus|promql|promtool|grafana|thanos|mimir|cortex|victoria ?metrics)\b|\bsum by\b|\brate\(/i;

function inTables(text: FieldText): Block[] {
  if (!QUERIES.test(text.text)) return [];
  const rows = rowsOf(text);
  const blocks: Block[] = [];
  for (let i = 0; i < rows.length; i++) {
    const names = cellsOf(rows[i]?.line ?? '');
    if (names.length < 2 || !names.every((n) => NAME.test(n)) || !names.slice(0, -1).some(isParty)) continue;
    const samples: Sample[] = [];
    let next = i + 1;
    for (; next < rows.length; next++) {
      const row = rows[next] as Row;
      if (isRuler(row.line)) continue;
      const cells = cellsOf(row.line);
      const written = cells.at(-1) ?? '';
      if (cells.length !== names.length || !/^[-+]?\d[\d.]*(?:e[-+]?\d+)?$/i.test(written)) break;
      const labels = new Map(names.slice(0, -1).map((n, c) => [n, cells[c] ?? '']));
      samples.push({ ...spanIn(row), name: '', labels, text: written, value: Number(written) });
    }
    if (samples.length > 1) blocks.push({ samples, above: `${aboveOf(rows, i)}\n${names.at(-1)}` });
    i = next - 1;
  }
  return blocks;
}

/** The line of dashes under the titles. */
const isRuler = (line: string): boolean => line.length <= LONGEST_ROW && line.includes('-') && /^[\s|+:-]+$/.test(line);

const cellsOf = (line: string): string[] =>
  line.length > LONGEST_ROW
    ? []
    : line
        .trim()
        .replace(/^\||\|$/g, '')
        .split(line.includes('|') ? '|' : /\s+/)
        .map((c) => c.trim());
