import type { Span } from '../../incident/types.ts';
import type { Derived, Parts } from './types.ts';
import { spanOf, textsOf } from './words.ts';

/** A number or id that nobody meets twice by chance. Judgement. */
const RARE = /(?<![\w.:/-])(?:\d{8,20}|(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{12,64})(?![\w./-])/g;
/** The cells of a row: between bars, or set apart by two spaces. */
const CELLS = /\s*\|\s*|\s{2,}|\t/;
const FEWEST_CELLS = 3;
/** What is quoted around a value that no row names. */
const AROUND = 60;
/** A snapshot up to which dead rows may be removed, and a standby's row: the standby holds it. */
const HORIZON = /\b(?:removable cutoff|oldest xmin)\b/i;
const STANDBY = /\bstreaming\b/i;

interface Place extends Span {
  /** The whole line. */
  readonly line: string;
  readonly at: number;
}

/** A long number that two outputs have in common, one of them in a row with a name: what the one tells of is what the row names. */
export function sameValue(parts: Parts): Derived[] {
  const byValue = new Map<string, Place[]>();
  for (const { field, text } of textsOf(parts))
    for (const m of text.matchAll(RARE)) {
      const start = text.lastIndexOf('\n', m.index) + 1;
      const end = text.indexOf('\n', m.index);
      const line = text.slice(start, end < 0 ? text.length : end);
      const place = { field, start: m.index, end: m.index + m[0].length, quote: m[0], line, at: m.index - start };
      byValue.set(m[0], [...(byValue.get(m[0]) ?? []), place]);
    }
  const joins = [...byValue].flatMap(([value, places]): Derived[] => {
    const [one, other] = places;
    if (!one || !other || places.length !== 2 || alike(one.line, other.line)) return [];
    const row = [one, other].find((p) => nameOf(p) !== undefined && differsFromNeighbours(p, byValue));
    const told = row === one ? other : one;
    if (!row || nameOf(told) !== undefined) return [];
    const shows = HORIZON.test(told.line) && STANDBY.test(row.line);
    return [
      {
        id: 'same-value',
        text: `“${around(told)}” and the row of ${nameOf(row)} hold one value, ${value}: what the first tells of is bound to ${nameOf(row)}.`,
        formula: `${value} = ${value}`,
        value: 1,
        unit: '',
        inputs: [spanOf(told), spanOf(row)],
        ...(shows ? { shows: ['standby-feedback-holds-horizon', 'yes'] as const, reliability: 1 } : {}),
      },
    ];
  });
  return (joins.some((j) => j.shows) ? joins.filter((j) => j.shows) : joins).slice(0, 1);
}

/** Lines of one log say the same of several ids: numbers aside they are one. */
const shapeOf = (line: string): string => line.replace(/[\d.:-]+/g, '#').trim();
const alike = (a: string, b: string): boolean => shapeOf(a) === shapeOf(b) || a.split(CELLS).length === b.split(CELLS).length;

/** What the first cell of a row names: a host, a table, a consumer. */
function nameOf({ line }: Place): string | undefined {
  const cells = line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(CELLS);
  const [first = ''] = cells;
  return cells.length >= FEWEST_CELLS && /^[a-z][\w.@/-]{1,60}$/i.test(first) && /[-_.\d@]|[a-z]{3}/i.test(first) ? first : undefined;
}

/** Another row beside it has another value of the kind: else the column tells nothing of this row. */
function differsFromNeighbours(p: Place, byValue: ReadonlyMap<string, readonly Place[]>): boolean {
  const cells = p.line.split(CELLS).length;
  return [...byValue.values()]
    .flat()
    .some(
      (o) =>
        o.quote !== p.quote && o.quote.length === p.quote.length && o.line !== p.line && o.line.split(CELLS).length === cells && nameOf(o),
    );
}

function around({ line, at, quote }: Place): string {
  const from = line.length <= AROUND ? 0 : Math.max(0, at - AROUND + quote.length);
  return line
    .slice(from, at + quote.length)
    .trim()
    .replace(/^\S*[.,;] /, '');
}
