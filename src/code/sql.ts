import { anyOf } from '../text/index.ts';

/** A small SQL reader: tokens, statements, tables and clauses. Every dialect's common core; what it does not know it passes over. */

export interface Token {
  readonly type: 'word' | 'quoted' | 'string' | 'number' | 'parameter' | 'operator';
  /** Words in upper case, names and strings as written without quotes. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface Statement {
  /** SELECT, INSERT, UPDATE, DELETE, ALTER, CREATE, TRUNCATE, DROP, BEGIN, COMMIT, MERGE, CALL … */
  readonly verb: string;
  readonly tokens: readonly Token[];
  /** Tables in order of mention, the first is the one written to or read first. */
  readonly tables: readonly string[];
  readonly start: number;
  readonly end: number;
  /** Tokens of the outermost WHERE, without the word. */
  readonly where: readonly Token[];
}

const TOKEN =
  /--[^\n]*|\/\*[\s\S]*?\*\/|\{%[^%]{0,400}%\}|\{#[^#]{0,400}#\}|\{\{\s*config\b[^;]{0,1000}?\}\}|(?<string>'(?:[^'\\]|''|\\.)*')|(?<quoted>"[^"\n]*"|`[^`\n]*`|\[[A-Za-z_][\w ]*\])|(?<parameter>\$\d+|\$\{[^}\n]*\}|#\{[^}\n]*\}|:\w+|@\w+|%s|%\(\w+\)s|\?)|(?<number>\d+(?:\.\d+)?)|(?<word>[A-Za-z_][\w$]*)|(?<operator>::|<=|>=|<>|!=|\|\||->>|->|[^\s])/g;

/** Tokens of an SQL text; comments, and what a template says about itself, are dropped. A comment that is not closed runs to the end. */
function tokenize(text: string, offset = 0): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const groups = match.groups ?? {};
    const start = offset + match.index;
    const end = start + match[0].length;
    if (groups.string !== undefined) tokens.push({ type: 'string', text: match[0].slice(1, -1), start, end });
    else if (groups.quoted !== undefined) tokens.push({ type: 'quoted', text: match[0].slice(1, -1), start, end });
    else if (groups.parameter !== undefined) tokens.push({ type: 'parameter', text: match[0], start, end });
    else if (groups.number !== undefined) tokens.push({ type: 'number', text: match[0], start, end });
    else if (groups.word !== undefined) tokens.push({ type: 'word', text: match[0], start, end });
    else if (groups.operator !== undefined) tokens.push({ type: 'operator', text: match[0], start, end });
  }
  return tokens;
}

const VERBS = new Set([
  'SELECT',
  'INSERT',
  'UPDATE',
  'DELETE',
  'ALTER',
  'CREATE',
  'TRUNCATE',
  'DROP',
  'BEGIN',
  'COMMIT',
  'ROLLBACK',
  'MERGE',
  'REPLACE',
  'WITH',
  'CALL',
  'VACUUM',
  'LOCK',
  'SET',
  'GRANT',
  'REVOKE',
  'EXPLAIN',
  'COPY',
  'START',
  'PERFORM',
  'REINDEX',
]);

const is = (token: Token | undefined, ...words: string[]): boolean => token?.type === 'word' && words.includes(token.text.toUpperCase());

/** Splits at `;`. Inside a function body (`$$ … $$`) statements are split as well: they run like any others. */
export function statements(text: string, offset = 0): Statement[] {
  const all = tokenize(text, offset);
  const out: Statement[] = [];
  let from = 0;
  for (let i = 0; i <= all.length; i += 1) {
    const token = all[i];
    const atBegin = is(token, 'BEGIN') && i > from && !is(all[from], 'BEGIN', 'START');
    // A block's BEGIN stands before its first statement without a `;`.
    const afterBegin = i === from + 1 && is(all[from], 'BEGIN') && token?.type === 'word' && VERBS.has(token.text.toUpperCase());
    if (afterBegin) {
      const begin = statement(all.slice(from, i));
      if (begin) out.push(begin);
      from = i;
    } else if (i === all.length || token?.text === ';' || atBegin) {
      const found = statement(all.slice(from, i));
      if (found) out.push(found);
      from = atBegin ? i : i + 1;
    }
  }
  return out;
}

function statement(tokens: readonly Token[]): Statement | undefined {
  let first = tokens.findIndex((token) => token.type === 'word' && VERBS.has(token.text.toUpperCase()));
  if (first < 0 || first > 6) return undefined;
  let verb = (tokens[first] as Token).text.toUpperCase();
  if (verb === 'EXPLAIN') {
    const next = tokens.findIndex((token, at) => at > first && is(token, 'SELECT', 'INSERT', 'UPDATE', 'DELETE', 'WITH'));
    if (next > 0) {
      first = next;
      verb = (tokens[next] as Token).text.toUpperCase();
    }
  }
  const kept = tokens.slice(first);
  if (verb === 'WITH') verb = mainVerb(kept);
  const start = (kept[0] as Token).start;
  const end = (kept.at(-1) as Token).end;
  return { verb, tokens: kept, tables: tablesOf(kept, verb), start, end, where: whereOf(kept) };
}

/** The verb after the common table expressions: the first one at depth 0. */
function mainVerb(tokens: readonly Token[]): string {
  let depth = 0;
  for (const token of tokens.slice(1)) {
    if (token.text === '(') depth += 1;
    else if (token.text === ')') depth -= 1;
    else if (depth === 0 && is(token, 'SELECT', 'INSERT', 'UPDATE', 'DELETE', 'MERGE')) return token.text.toUpperCase();
  }
  return 'SELECT';
}

function nameAt(tokens: readonly Token[], at: number): string | undefined {
  let i = at;
  while (is(tokens[i], 'ONLY', 'IF', 'NOT', 'EXISTS', 'TABLE', 'LATERAL', 'CONCURRENTLY', 'IGNORE', 'LOW_PRIORITY')) i += 1;
  const first = tokens[i];
  if (!first || !['word', 'quoted', 'string'].includes(first.type)) return undefined;
  let name = first.text;
  while (tokens[i + 1]?.text === '.' && tokens[i + 2]) {
    name += `.${(tokens[i + 2] as Token).text}`;
    i += 2;
  }
  return name;
}

function tablesOf(tokens: readonly Token[], verb: string): string[] {
  const tables: string[] = [];
  // `WITH x AS (…)` makes a name for this statement alone.
  const made = new Set(
    tokens.filter((_, i) => is(tokens[i + 1], 'AS') && tokens[i + 2]?.text === '(' && is(tokens[0], 'WITH')).map((t) => t.text),
  );
  const add = (name: string | undefined): void => {
    if (
      name &&
      !tables.includes(name) &&
      !made.has(name) &&
      !/^(?:SELECT|SET|VALUES|WHERE|LATERAL|UNNEST|FROM|OF|ON|INDEX|UNIQUE)$/i.test(name)
    )
      tables.push(name);
  };
  // "One lock per job" locks no table.
  if (verb === 'TRUNCATE' || (verb === 'LOCK' && is(tokens[1], 'TABLE', 'TABLES'))) add(nameAt(tokens, is(tokens[1], 'TABLES') ? 2 : 1));
  tokens.forEach((token, i) => {
    const before = tokens[i - 1];
    if (
      (is(token, 'INTO') && (is(before, 'INSERT', 'MERGE', 'REPLACE', 'IGNORE') || i < 2)) ||
      is(token, 'JOIN') ||
      (is(token, 'UPDATE') && !is(before, 'FOR', 'DO', 'ON', 'KEY')) ||
      is(token, 'REFERENCES')
    )
      add(nameAt(tokens, i + 1));
    else if (is(token, 'FROM') && tokens[i + 1]?.text !== '(' && !is(before, 'DISTINCT') && !inExtract(tokens, i))
      add(nameAt(tokens, i + 1));
    else if (is(token, 'TABLE') && is(before, 'ALTER', 'DROP', 'CREATE', 'TRUNCATE', 'LOCK', 'TEMP', 'TEMPORARY', 'UNLOGGED'))
      add(nameAt(tokens, i + 1));
    else if (is(token, 'ON') && verb === 'CREATE' && !is(tokens[i + 1], 'DELETE', 'UPDATE', 'CONFLICT')) add(nameAt(tokens, i + 1));
  });
  return tables;
}

/** `extract(year FROM now())` names no table. */
const inExtract = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 2]?.text === '(' && is(tokens[at - 3], 'EXTRACT', 'TRIM', 'SUBSTRING', 'OVERLAY');

function whereOf(tokens: readonly Token[]): Token[] {
  let depth = 0;
  let from = -1;
  let base = 0;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as Token;
    if (token.text === '(') depth += 1;
    else if (token.text === ')') {
      depth -= 1;
      if (from >= 0 && depth < base) return tokens.slice(from, i);
    } else if (from < 0 && is(token, 'WHERE')) {
      from = i + 1;
      base = depth;
    } else if (
      from >= 0 &&
      depth === base &&
      is(token, 'ORDER', 'GROUP', 'LIMIT', 'RETURNING', 'FOR', 'HAVING', 'UNION', 'FETCH', 'OFFSET')
    )
      return tokens.slice(from, i);
  }
  return from >= 0 ? tokens.slice(from) : [];
}

/** Whether the statement holds these words in a row. */
export function hasWords(statement: Statement, ...words: string[]): boolean {
  return indexOfWords(statement, ...words) >= 0;
}

export function indexOfWords(statement: Statement, ...words: string[]): number {
  return statement.tokens.findIndex((_, at) => words.every((word, i) => statement.tokens[at + i]?.text.toUpperCase() === word));
}

const NAME = String.raw`["\x60\w.]+`;
const ALTERED = anyOf`ADD | DROP | ALTER | RENAME | SET | MODIFY | CHANGE | OWNER | ENABLE | DISABLE | VALIDATE | ATTACH | DETACH | ENGINE`;
/** How a statement begins, so far that no sentence begins so. */
const BEGINS = anyOf`
  SELECT\s[\s\S]{1,4000}?\bFROM\b | SELECT\s+(?:\w+\(|1\b|nextval|pg_|get_lock) | WITH\s+\w+\s+AS\s
  INSERT\s+(?:IGNORE\s+)?INTO\s | UPDATE\s+[\s\S]{1,200}?\bSET\b | DELETE\s+FROM\s | MERGE\s+INTO\b | REPLACE\s+INTO\b
  ALTER\s+TABLE\s+(?:ONLY\s+|IF\s+EXISTS\s+)?${NAME}\s+${ALTERED}\b | CREATE\s+(?:UNIQUE\s+)?(?:INDEX|TABLE)\b | DROP\s+TABLE\b
  TRUNCATE\s+(?:TABLE\s+)?${NAME}\s*(?:;|$|,|CASCADE|RESTART|RESTRICT) | LOCK\s+TABLES?\s+${NAME}\s*(?:;|$|IN\b|READ|WRITE)
  BEGIN\b | COMMIT\b | ROLLBACK\b | START TRANSACTION\b
`;
const STATEMENT = new RegExp(String.raw`^\s*(?:/\*.{0,200}?\*/\s*)?${BEGINS}`, 'i');

/** A string that is an SQL statement rather than prose that begins with "Select". */
export const looksLikeSql = (text: string): boolean => STATEMENT.test(text);
