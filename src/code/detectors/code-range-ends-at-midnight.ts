import { type Node, stringValue, textOf, walk } from '../node.ts';
import type { Program } from '../program.ts';
import { at, type Detector, type Sighting } from '../source.ts';
import type { Statement, Token } from '../sql.ts';
import { allSql, type SqlPlace, sqlSlots } from './common.ts';
import { columnAt, columnOf, isWord } from './select.ts';

/** A name of a moment, not of a day. */
const MOMENT = /(?:_at|At|_time|Time|_ts|timestamp|datetime|_dt|_on_utc|^ts|^created|^updated|^occurred|^modified)$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const LAST_SECOND = /^\d{4}-\d\d-\d\d[ T]23:59(?::59)?$/;

/** A range of moments ends at a day without a time of day, which is that day's first moment: the last day is left out. */
export const rangeEndsAtMidnight: Detector = {
  observable: 'code-range-ends-at-midnight',
  *detect(source) {
    const places = allSql(source);
    const statements = places.map((each) => each.statement);
    for (const place of places) yield* inSql(place, statements);
    for (const program of source.programs) for (const node of walk(program.root)) yield* inCode(program, node);
  },
};

function* inSql(place: SqlPlace, statements: readonly Statement[]): Generator<Sighting> {
  const { tokens } = place.statement;
  for (const [i, token] of tokens.entries()) {
    const between = isWord(token, 'BETWEEN');
    if (!between && token.text !== '<=') continue;
    const column = columnAt(tokens, i - 3)?.[0] ? columnAt(tokens, i - 3) : columnAt(tokens, i - 1);
    if (!column || tokens[i - 1]?.text === ')' || !isMoment(place, statements, column[1])) continue;
    const end = between ? bound(tokens, i + 1) : i + 1;
    const why = end === undefined ? undefined : reasonOf(tokens, end);
    if (end !== undefined && why)
      yield {
        start: (tokens[i - 1] as Token).start,
        end: (tokens[end] as Token).end,
        because: `${column[1]} is a moment, and the range ends at ${why}`,
        slots: { ...sqlSlots(place), column: column[1] },
      };
  }
}

function isMoment(place: SqlPlace, statements: readonly Statement[], column: string): boolean {
  const declared = columnOf(statements, place.statement.tables[0] ?? '', column);
  return declared === undefined ? MOMENT.test(column) : /^(?:TIMESTAMP|DATETIME)/.test(declared);
}

/** Where the upper end of a BETWEEN begins. */
function bound(tokens: readonly Token[], from: number): number | undefined {
  for (let i = from, depth = 0; i < Math.min(tokens.length, from + 30); i += 1) {
    if (tokens[i]?.text === '(') depth += 1;
    else if (tokens[i]?.text === ')') depth -= 1;
    else if (depth === 0 && isWord(tokens[i], 'AND')) return i + 1;
  }
  return undefined;
}

function reasonOf(tokens: readonly Token[], end: number): string | undefined {
  const skip = isWord(tokens[end], 'DATE', 'TIMESTAMP') && tokens[end + 1]?.type === 'string' ? 1 : 0;
  const value = tokens[end + skip];
  const cast = tokens[end + skip + 1]?.text === '::' ? 2 : 0;
  const after = tokens[end + skip + cast + 1];
  const goesOn = after && (['+', '||', '-'].includes(after.text) || isWord(after, 'INTERVAL'));
  if (value?.type === 'string' && DAY.test(value.text) && !goesOn)
    return `${value.text} 00:00:00, so all of that day but its first moment is left out`;
  if (value?.type === 'string' && LAST_SECOND.test(value.text) && !goesOn)
    return `${value.text}, so what falls into the fractions after it is left out`;
  if (isWord(value, 'LAST_DAY', 'EOMONTH') && after?.text === '(')
    return `${value?.text}(…), which is the last day's midnight, so that day is left out`;
  if (isWord(value, 'CURRENT_DATE') && isWord(tokens[end - 1], 'AND') && !goesOn)
    return 'CURRENT_DATE, which is midnight, so today is left out';
  return undefined;
}

/** `created_at__range=(a, date(2024, 1, 31))`, `createdAt: { lte: new Date('2024-01-31') }`, `whereBetween('created_at', [a, '2024-01-31'])`. */
function* inCode(program: Program, node: Node): Generator<Sighting> {
  const end = upperEnd(program, node);
  if (!end) return;
  const text = textOf(end.value);
  const day =
    DAY.test(stringValue(end.value) ?? '') ||
    /^(?:datetime\.)?date\(\s*\d{4}\s*,\s*\d{1,2}\s*,\s*\d{1,2}\s*\)$/.test(text) ||
    /^new Date\(\s*['"]\d{4}-\d\d-\d\d['"]\s*\)$/.test(text) ||
    /^(?:Date\.(?:today|current|new\([\d, ]+\)|parse\(['"]\d{4}-\d\d-\d\d['"]\))|\w[\w.]*\.(?:to_date|end_of_month\.to_date))$/.test(text);
  if (day)
    yield at(node, `${end.column} is a moment, and the range ends at ${text}, which is that day's midnight: the last day is left out`, {
      column: end.column,
    });
}

function upperEnd(program: Program, node: Node): { column: string; value: Node } | undefined {
  if (node.kind === 'pair' && program.language === 'python') {
    const [, column, kind] = /^(\w+?)__(range|lte)$/.exec(node.name) ?? [];
    const value = kind === 'range' ? node.right?.children.at(-1) : node.right;
    return column && value && MOMENT.test(column) ? { column, value } : undefined;
  }
  if (node.kind === 'pair' && program.language === 'javascript' && /^\$?lte$/.test(node.name)) {
    const holder = node.parent?.parent;
    return holder?.kind === 'pair' && node.right && MOMENT.test(holder.name) ? { column: holder.name, value: node.right } : undefined;
  }
  if (node.kind === 'pair' && program.language === 'ruby' && node.right?.type === 'range' && node.right.words.includes('..')) {
    const value = node.right.children.at(-1);
    return value && MOMENT.test(node.name) ? { column: node.name, value } : undefined;
  }
  if (node.kind === 'call' && /^(?:or)?[wW]hereBetween$/.test(node.name)) {
    const column = stringValue(node.args[0])?.split('.').at(-1) ?? '';
    const last = node.args[1]?.children.at(-1);
    const value = last?.kind === 'other' ? last.children.at(-1) : last;
    return value && MOMENT.test(column) ? { column, value } : undefined;
  }
  return undefined;
}
