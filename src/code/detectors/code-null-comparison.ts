import { type Node, textOf } from '../node.ts';
import type { Program } from '../program.ts';
import { at, type Detector, type Sighting } from '../source.ts';
import type { Token } from '../sql.ts';
import { allSql, type SqlPlace, sqlSlots } from './common.ts';
import { closing, columnOf, conjuncts, isWord, same, selects } from './select.ts';

/** A comparison with NULL is neither true nor false: `= NULL` finds nothing, and one NULL in a list makes NOT IN find nothing. */
export const nullComparison: Detector = {
  observable: 'code-null-comparison',
  *detect(source) {
    const places = allSql(source);
    for (const place of places) {
      yield* equalsNull(place);
      yield* notInQuery(place, places);
    }
    for (const program of source.programs) for (const call of program.calls) yield* builder(program, call);
  },
};

/** Words after which a condition begins, so that `=` compares and does not assign. */
const CONDITION = ['WHERE', 'ON', 'AND', 'OR', 'HAVING', 'WHEN', 'NOT'];

function* equalsNull(place: SqlPlace): Generator<Sighting> {
  const { tokens } = place.statement;
  for (const [i, token] of tokens.entries()) {
    if (!isWord(token, 'NULL') || !['=', '<>', '!='].includes(tokens[i - 1]?.text ?? '')) continue;
    let first = i - 2;
    while (tokens[first - 1]?.text === '.') first -= 2;
    const operand = tokens[first];
    const before = tokens[first - 1];
    const begins = isWord(before, ...CONDITION) || (before?.text === '(' && isWord(tokens[first - 2], ...CONDITION));
    if (!operand || !['word', 'quoted', 'parameter'].includes(operand.type) || !begins) continue;
    const sign = tokens[i - 1] as Token;
    yield {
      start: operand.start,
      end: token.end,
      because: `${operand.text} ${sign.text} NULL is never true, whatever the column holds: it needs IS ${sign.text === '=' ? '' : 'NOT '}NULL`,
      slots: { ...sqlSlots(place), column: (tokens[i - 2] as Token).text },
    };
  }
}

function* notInQuery(place: SqlPlace, places: readonly SqlPlace[]): Generator<Sighting> {
  const { tokens } = place.statement;
  for (const [i, token] of tokens.entries()) {
    if (!isWord(token, 'NOT') || !isWord(tokens[i + 1], 'IN') || tokens[i + 2]?.text !== '(') continue;
    const end = closing(tokens, i + 2);
    const within = tokens.slice(i + 3, end);
    if (within.length < 12 && within.some((each) => isWord(each, 'NULL')) && !isWord(within[0], 'SELECT')) {
      yield {
        start: token.start,
        end: tokens[end]?.end ?? token.end,
        because: 'a list with NULL in it makes NOT IN find nothing',
        slots: sqlSlots(place),
      };
      continue;
    }
    if (!isWord(within[0], 'SELECT')) continue;
    const inner = selects({ ...place.statement, tokens: within })[0];
    const words = (inner?.list ?? []).filter((each) => !isWord(each, 'DISTINCT'));
    const column = words.at(-1);
    // A constant, a function that never gives NULL, or the key of the table itself.
    if (!inner || !column || !plainColumn(words) || /^(?:id|uuid|pk|guid|rowid|_id|ctid|oid)$/i.test(column.text)) continue;
    const table = inner.from[0]?.table ?? '';
    if (same(column.text, `${table.replace(/s$/i, '')}_id`) || same(column.text, `${table.replace(/s$/i, '')}id`)) continue;
    if (excludesNull(inner.where, column.text) || inner.grouped) continue;
    const declared = columnOf(
      places.map((each) => each.statement),
      table,
      column.text,
    );
    if (declared !== undefined && /NOT NULL|PRIMARY KEY|SERIAL/.test(declared)) continue;
    yield {
      start: token.start,
      end: tokens[end]?.end ?? token.end,
      because: `as soon as one ${column.text} of ${table || 'the inner query'} is NULL, this NOT IN finds no row at all${declared === undefined ? '' : ', and the column may be NULL'}`,
      slots: { ...sqlSlots(place), column: column.text },
    };
  }
}

const plainColumn = (words: readonly Token[]): boolean =>
  (words.length === 1 || (words.length === 3 && words[1]?.text === '.')) && ['word', 'quoted'].includes(words.at(-1)?.type ?? '');

/** The inner query keeps rows without a value out: by IS NOT NULL, or by any comparison with the column. */
function excludesNull(where: readonly Token[], column: string): boolean {
  return conjuncts(where).some((part) => {
    const place = part.findIndex((token) => same(token.text, column));
    if (place < 0) return false;
    const rest = part.slice(place + 1);
    return isWord(rest[0], 'IS') ? isWord(rest[1], 'NOT') : true;
  });
}

/** The same through a query builder: `notin_(select(…))`, `whereNotIn('id', sub)`, `where.not(id: Other.select(:x))`. */
function* builder(program: Program, call: Node): Generator<Sighting> {
  const given = call.args.map(textOf).join(', ');
  const inner =
    program.language === 'python' && /^(?:not_?in_?|notin_)$/.test(call.name)
      ? /(?:^|\.)(?:select|query)\(\s*([\w.]+)/.exec(given)?.[1]
      : /^(?:where|orWhere)NotIn$/.test(call.name)
        ? /(?:->|\.)(?:select|column)\(\s*['"]([\w.]+)['"]\s*\)/.exec(given)?.[1]
        : program.language === 'ruby' && call.name === 'not' && /where$/.test(call.path.replace(/\.not$/, '').replace(/\(\)$/, ''))
          ? /\.select\(\s*:(\w+)\s*\)/.exec(given)?.[1]
          : undefined;
  const column = inner?.split('.').at(-1);
  if (!column || /^(?:id|uuid|pk)$/i.test(column)) return;
  if (/whereNotNull|is_?not|isnot|!= ?None|where\.not\(\s*\w+: nil|IS NOT NULL/i.test(given)) return;
  yield at(call, `as soon as one ${column} of the inner query is NULL, this NOT IN finds no row at all`, { column });
}
