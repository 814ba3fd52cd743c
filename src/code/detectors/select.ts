import type { Statement, Token } from '../sql.ts';

/** One table or subquery of a FROM clause. */
export interface Joined {
  readonly table: string;
  readonly alias: string;
  readonly kind: 'from' | 'inner' | 'left' | 'other';
  /** Its rows come from a query in brackets. */
  readonly derived: boolean;
  readonly on: readonly Token[];
  readonly token: Token;
}

/** One SELECT with its clauses, at whatever depth it stands. */
export interface Select {
  readonly list: readonly Token[];
  readonly from: readonly Joined[];
  readonly where: readonly Token[];
  readonly grouped: boolean;
  readonly start: number;
  readonly end: number;
}

export const isWord = (token: Token | undefined, ...words: string[]): boolean =>
  token?.type === 'word' && words.includes(token.text.toUpperCase());

const ENDS = [
  'GROUP',
  'HAVING',
  'ORDER',
  'LIMIT',
  'OFFSET',
  'FETCH',
  'FOR',
  'WINDOW',
  'UNION',
  'EXCEPT',
  'INTERSECT',
  'RETURNING',
  'QUALIFY',
];
const JOINS = ['JOIN', 'LEFT', 'RIGHT', 'FULL', 'INNER', 'CROSS', 'OUTER', 'NATURAL', 'STRAIGHT_JOIN', 'LATERAL'];
const NO_ALIAS = [...JOINS, ...ENDS, 'ON', 'USING', 'WHERE', 'SET', 'AS', 'WITH', 'TABLESAMPLE', 'USE', 'FORCE', 'IGNORE'];

/** Every SELECT of the statement, those in brackets too. */
export function selects(statement: Statement): Select[] {
  return statement.tokens.flatMap((token, i) => (isWord(token, 'SELECT') ? [selectAt(statement.tokens, i)] : []));
}

function selectAt(tokens: readonly Token[], at: number): Select {
  const clauses: Record<string, Token[]> = { SELECT: [], FROM: [], WHERE: [] };
  let now = 'SELECT';
  let depth = 0;
  let grouped = false;
  let end = at;
  for (let i = at + 1; i < tokens.length; i += 1) {
    const token = tokens[i] as Token;
    if (token.text === ')' && depth === 0) break;
    if (token.text === '(') depth += 1;
    else if (token.text === ')') depth -= 1;
    if (depth === 0 && isWord(token, 'UNION', 'EXCEPT', 'INTERSECT')) break;
    end = i;
    if (depth === 0 && now === 'SELECT' && isWord(token, 'FROM')) now = 'FROM';
    else if (depth === 0 && isWord(token, 'WHERE')) now = 'WHERE';
    else if (depth === 0 && now !== 'SELECT' && isWord(token, ...ENDS)) {
      if (isWord(token, 'GROUP')) grouped = true;
      now = 'END';
    } else clauses[now]?.push(token);
  }
  return {
    list: clauses.SELECT ?? [],
    from: joins(clauses.FROM ?? []),
    where: clauses.WHERE ?? [],
    grouped,
    start: (tokens[at] as Token).start,
    end: (tokens[end] as Token).end,
  };
}

function joins(tokens: readonly Token[]): Joined[] {
  const out: Joined[] = [];
  let i = 0;
  let kind: Joined['kind'] = 'from';
  while (i < tokens.length) {
    const words: string[] = [];
    while (isWord(tokens[i], ...JOINS) || tokens[i]?.text === ',') {
      words.push((tokens[i] as Token).text.toUpperCase());
      i += 1;
    }
    if (words.includes('LEFT')) kind = 'left';
    else if (words.some((word) => ['RIGHT', 'FULL', 'CROSS', 'NATURAL', ',', 'LATERAL'].includes(word))) kind = 'other';
    else if (words.includes('JOIN')) kind = 'inner';
    const token = tokens[i];
    if (!token) break;
    const derived = token.text === '(';
    if (derived) i = closing(tokens, i) + 1;
    else {
      i += 1;
      while (tokens[i]?.text === '.') i += 2;
    }
    const table = derived ? '' : (tokens[i - 1]?.text ?? '');
    if (isWord(tokens[i], 'AS')) i += 1;
    const named = tokens[i];
    const alias = named && (named.type === 'word' || named.type === 'quoted') && !isWord(named, ...NO_ALIAS) ? named.text : table;
    const from = i;
    while (i < tokens.length && !isWord(tokens[i], ...JOINS) && tokens[i]?.text !== ',')
      i = tokens[i]?.text === '(' ? closing(tokens, i) + 1 : i + 1;
    const condition = tokens.slice(from, i);
    const on = condition.findIndex((each) => isWord(each, 'ON'));
    out.push({ table, alias, kind, derived, on: on < 0 ? [] : condition.slice(on + 1), token });
    if (i === from && !isWord(tokens[i], ...JOINS) && tokens[i]?.text !== ',') i += 1;
  }
  return out;
}

/** The place of the bracket that closes the one at `at`, or the last place. */
export function closing(tokens: readonly Token[], at: number): number {
  let depth = 0;
  for (let i = at; i < tokens.length; i += 1) {
    if (tokens[i]?.text === '(') depth += 1;
    else if (tokens[i]?.text === ')') {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  return tokens.length - 1;
}

/** What a condition asks for all at once: its parts between ANDs; none where an OR stands beside them. */
export function conjuncts(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]];
  let depth = 0;
  let between = false;
  for (const token of tokens) {
    if (token.text === '(') depth += 1;
    else if (token.text === ')') depth -= 1;
    if (depth === 0 && isWord(token, 'OR')) return [];
    if (depth === 0 && isWord(token, 'BETWEEN')) between = true;
    else if (depth === 0 && isWord(token, 'AND')) {
      if (!between) {
        parts.push([]);
        continue;
      }
      between = false;
    }
    parts.at(-1)?.push(token);
  }
  return parts.filter((part) => part.length > 0);
}

/** `o.total` as ['o', 'total'], `total` as ['', 'total'], where a column stands at this place. */
export function columnAt(tokens: readonly Token[], at: number): readonly [string, string] | undefined {
  const is = (token: Token | undefined): boolean => token?.type === 'word' || token?.type === 'quoted';
  const first = tokens[at];
  if (!first || !is(first)) return undefined;
  if (tokens[at + 1]?.text === '.' && is(tokens[at + 2])) return [first.text, (tokens[at + 2] as Token).text];
  return tokens[at + 1]?.text === '(' ? undefined : ['', first.text];
}

/** What a CREATE TABLE of the snippet says of a column: the words after its name. */
export function columnOf(statements: readonly Statement[], table: string, column: string): string | undefined {
  for (const { verb, tokens } of statements) {
    if (verb !== 'CREATE' || !tokens.some((token) => same(token.text, table))) continue;
    const at = tokens.findIndex((token, i) => i > 2 && same(token.text, column) && ['(', ','].includes(tokens[i - 1]?.text ?? ''));
    if (at < 0) continue;
    let to = at + 1;
    while (tokens[to] && tokens[to]?.text !== ',') to = tokens[to]?.text === '(' ? closing(tokens, to) + 1 : to + 1;
    return tokens
      .slice(at + 1, to)
      .map((token) => token.text.toUpperCase())
      .join(' ');
  }
  return undefined;
}

export const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
