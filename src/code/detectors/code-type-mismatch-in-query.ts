import { type Node, textOf } from '../node.ts';
import { bindingOf, type Program } from '../program.ts';
import { at, type Detector, type Sighting } from '../source.ts';
import { hasWords, type Statement, type Token } from '../sql.ts';
import { allSql, sqlSlots } from './common.ts';

/** A text column is compared with a number (or the other way round), so the store converts each row and the index is of no use. */
export const typeMismatchInQuery: Detector = {
  observable: 'code-type-mismatch-in-query',
  *detect(source) {
    const places = allSql(source);
    const columns = new Map<string, string>();
    for (const place of places)
      if (place.statement.verb === 'CREATE' && hasWords(place.statement, 'TABLE'))
        for (const [name, type] of columnsOf(place.statement)) columns.set(name, type);
    for (const place of places) {
      for (const { column, value, index } of comparisons(place.statement)) {
        const type = columns.get(column);
        if (!type) continue;
        const isText = /^(?:VARCHAR|CHAR|TEXT|NVARCHAR|CHARACTER|UUID)/i.test(type);
        if (isText && value.type === 'number')
          yield {
            start: value.start,
            end: value.end,
            because: `${column} is ${type} and is compared with the number ${value.text}: the index on it cannot be used`,
            slots: { ...sqlSlots(place), column },
          };
        else if (isText && value.type === 'parameter' && place.program && place.call) {
          const bound = parameter(place.program, place.call, index);
          if (bound && isNumber(place.program, bound))
            yield at(
              bound,
              `${textOf(bound)} is a number and is bound to ${column}, which is ${type}: the store converts every row, and the index on it cannot be used`,
              { ...sqlSlots(place), column },
            ) satisfies Sighting;
        }
      }
    }
  },
};

function columnsOf(statement: Statement): [string, string][] {
  const out: [string, string][] = [];
  let depth = 0;
  statement.tokens.forEach((token, i) => {
    if (token.text === '(') depth += 1;
    else if (token.text === ')') depth -= 1;
    else if (depth === 1 && (statement.tokens[i - 1]?.text === '(' || statement.tokens[i - 1]?.text === ',')) {
      const type = statement.tokens[i + 1];
      if (type?.type === 'word' && !/^(?:PRIMARY|KEY|CONSTRAINT|UNIQUE|INDEX|FOREIGN|CHECK)$/i.test(token.text))
        out.push([token.text.toLowerCase(), type.text]);
    }
  });
  return out;
}

/** `col = value` in the WHERE clause; `index` counts the positional parameters before it. */
function comparisons(statement: Statement): { column: string; value: Token; index: number }[] {
  const out: { column: string; value: Token; index: number }[] = [];
  const before = statement.tokens.filter(
    (token) => token.type === 'parameter' && token.start < (statement.where[0]?.start ?? Infinity),
  ).length;
  let seen = before;
  statement.where.forEach((token, i) => {
    const value = statement.where[i + 1];
    if (token.text === '=' && value)
      out.push({
        column: (statement.where[i - 1]?.text ?? '').toLowerCase(),
        value,
        index: /^\$\d+$/.test(value.text) ? Number(value.text.slice(1)) - 1 : seen,
      });
    if (token.type === 'parameter') seen += 1;
  });
  return out;
}

/** The argument that is bound to the nth parameter: after the SQL, directly or in a list. */
function parameter(program: Program, call: Node, index: number): Node | undefined {
  const rest = call.args.filter(
    (arg) =>
      !program.sql.some((sql) => sql.string === arg || (sql.string.start >= arg.start && sql.string.end <= arg.end)) &&
      !(arg.kind === 'name' && /^[A-Z_0-9]+$/.test(arg.name)) &&
      arg.kind !== 'function' &&
      !/Mapper|\.class$|ctx$/.test(textOf(arg)),
  );
  if (rest[0]?.kind === 'array') return rest[0].children[index];
  return rest[index];
}

function isNumber(program: Program, node: Node): boolean {
  if (node.kind === 'number') return true;
  if (node.kind === 'call' && /^(?:Number|parseInt|int|Integer\.parseInt|Long\.parseLong|intval|to_i)$/.test(node.path || node.name))
    return true;
  const NUMERIC = /^(?:long|int|Long|Integer|bigint|number|int64|uint64|i64|u64|BigInteger|short|double)\b/;
  if (node.kind === 'name')
    return (
      NUMERIC.test(bindingOf(program, node.path, node)?.origin ?? '') ||
      /^(?:Number|parseInt|int)$/.test(bindingOf(program, node.path, node)?.origin ?? '')
    );
  // `ref.number()` of a record, or `ref.number` of a typed field.
  const name = node.kind === 'call' || node.kind === 'member' ? node.name : '';
  const declared = program.bindings.get(name) ?? [];
  return declared.length > 0 && declared.every((binding) => NUMERIC.test(binding.origin));
}
