import { enclosing, type Node, stringValue, textOf } from '../node.ts';
import type { Program } from '../program.ts';
import { at, type Detector, type Sighting } from '../source.ts';
import type { Token } from '../sql.ts';
import { allSql, type SqlPlace, sqlSlots } from './common.ts';
import { closing, columnAt, isWord, same, selects } from './select.ts';

/** AND binds before OR: an alternative without brackets stands beside all conditions, not beside the last one. */
export const orEscapes: Detector = {
  observable: 'code-or-escapes',
  *detect(source) {
    for (const place of allSql(source)) yield* ofSql(place);
    for (const program of source.programs) {
      for (const call of program.calls) {
        const found = builder(program, call);
        if (found) yield found;
      }
      if (program.language === 'python') yield* ofQ(program);
      if (program.language === 'java') yield* ofNames(program);
    }
  },
};

function* ofSql(place: SqlPlace): Generator<Sighting> {
  const wheres = place.statement.verb === 'SELECT' ? [] : [place.statement.where];
  for (const where of [...wheres, ...selects(place.statement).map((each) => each.where)]) {
    const found = escaped(where);
    const first = where[0];
    const last = where.at(-1);
    if (!found || !first || !last) continue;
    yield {
      start: first.start,
      end: last.end,
      because: `the OR before ${found.other} stands beside all conditions, not beside ${found.beside} alone: rows that it admits need not have the right ${found.guard}`,
      slots: { ...sqlSlots(place), column: found.guard },
    };
    return;
  }
}

/**
 * `a AND b OR c`: c asks for another value of b's column, or for something else, and a is not asked there.
 * `a AND b OR a AND c` and `x < 1 OR x = 1 AND id < 2` ask each time for the same first column, and are meant.
 */
function escaped(where: readonly Token[]): { other: string; beside: string; guard: string } | undefined {
  const alternatives = split(split([where], 'OR')[0] === undefined ? [] : [where], 'OR').map((part) => split([part], 'AND'));
  if (alternatives.length < 2) return undefined;
  const columns = alternatives.map((parts) => parts.map(columnIn));
  for (const [i, alternative] of columns.entries()) {
    const [guard] = alternative;
    const beside = alternative.at(-1);
    if (alternative.length < 2 || !guard || !beside || same(guard, beside)) continue;
    // Only one bare condition after it: more of them are alternatives that somebody wrote out.
    const other = columns.slice(i + 1).find((each) => each.length === 1);
    const [only] = other ?? [];
    if (!only || alternative.some((each, at) => at < alternative.length - 1 && same(each, only))) continue;
    const chooses = isIdentity(alternatives[i]?.[0] ?? []);
    if (GUARD.test(guard) || (chooses && same(only, beside))) return { other: only, beside, guard };
  }
  return undefined;
}

/** `folder = $1` chooses whose rows they are; `published_at > now()` is a state that an alternative may well be without. */
const isIdentity = (condition: readonly Token[]): boolean =>
  condition.some((token, i) => token.text === '=' && ['parameter', 'string', 'number'].includes(condition[i + 1]?.type ?? ''));

/** Columns by which rows are kept apart or hidden. */
const GUARD =
  /(?:tenant|org(?:ani[sz]ation)?|company|account|customer|user|owner|school|clinic|shop|store|site|team|workspace|project|hotel|merchant|kita)_?(?:id|uuid)?$|^(?:is_)?(?:deleted|published|active|enabled|visible|archived)$|^deleted_at$/i;

/** Splits at a word outside brackets; the AND of BETWEEN belongs to it. */
function split(parts: readonly (readonly Token[])[], word: 'AND' | 'OR'): Token[][] {
  return parts.flatMap((tokens) => {
    const out: Token[][] = [[]];
    let between = false;
    for (let i = 0; i < tokens.length; i += 1) {
      const token = tokens[i] as Token;
      if (token.text === '(') {
        const end = closing(tokens, i);
        out.at(-1)?.push(...tokens.slice(i, end + 1));
        i = end;
        continue;
      }
      // CASE holds conditions of its own.
      if (isWord(token, 'CASE')) return [[]];
      if (isWord(token, 'BETWEEN')) between = true;
      else if (isWord(token, 'AND') && between) between = false;
      else if (isWord(token, word)) {
        out.push([]);
        continue;
      }
      out.at(-1)?.push(token);
    }
    return out.filter((each) => each.length > 0);
  });
}

function columnIn(tokens: readonly Token[]): string {
  for (let i = 0; i < tokens.length; i += 1) {
    if (isWord(tokens[i], 'NOT', 'EXISTS', 'LOWER', 'UPPER', 'COALESCE', 'DATE') || tokens[i]?.text === '(') continue;
    const column = columnAt(tokens, i);
    return column && !isWord(tokens[i], 'SELECT', 'TRUE', 'FALSE') ? column[1] : '';
  }
  return '';
}

const IS_WHERE: Readonly<Record<string, RegExp>> = {
  php: /^(?:where(?!Has$)\w*)$/,
  javascript: /^(?:where\w*|andWhere\w*)$/,
  ruby: /^(?:where|not)$/,
  java: /^(?:where|and)$/,
};
const IS_OR: Readonly<Record<string, RegExp>> = {
  php: /^orWhere\w*$/,
  javascript: /^orWhere\w*$/,
  ruby: /^or$/,
};

/** `->where(a)->where(b)->orWhere(c)` is (a AND b) OR c. */
function builder(program: Program, call: Node): Sighting | undefined {
  const isOr = IS_OR[program.language];
  const isWhere = IS_WHERE[program.language];
  if (!isOr?.test(call.name) || !isWhere) return undefined;
  const chain: Node[] = [];
  let head: Node | undefined;
  for (let link: Node | undefined = call.object; link; link = link.kind === 'call' || link.kind === 'member' ? link.object : undefined) {
    if (link.kind === 'call') chain.push(link);
    head = link;
  }
  if (chain.some((each) => isOr.test(each.name))) return undefined;
  const conditions = chain.filter((each) => isWhere.test(each.name)).reverse();
  const related = relation(program, chain, head);
  if (conditions.length + (related ? 1 : 0) < 2 || conditions.length === 0) return undefined;
  // Inside a closure that was given to a condition, the brackets are there.
  const fn = enclosing(call, ['function']);
  const holder = fn?.parent?.kind === 'call' ? fn.parent : fn?.parent?.parent;
  if (fn && holder?.kind === 'call' && /^(?:\w*[wW]here\w*|when|andWhere|Brackets|new Brackets)$/.test(holder.name)) return undefined;
  const guard = related ?? fieldOf(conditions[0]);
  const given = call.args.map(textOf).join(' ');
  // An alternative that asks for the first condition too was written out on purpose.
  if (guard === '' || (!related && new RegExp(`\\b${guard}\\b`).test(given))) return undefined;
  if (!GUARD.test(guard) && !related && /['"]\s*[<>!]=?\s*['"]|[<>]/.test((conditions[0]?.args ?? []).map(textOf).join(', ')))
    return undefined;
  const label = call.name;
  return at(
    call,
    `${label} stands beside all conditions before it, not beside the last one alone: what it admits need not have the right ${guard}`,
    { column: guard },
  );
}

/** The column of a condition: `'kita_id'`, `'o.tenant = :t'`, `tenant_id: x`, `{ tenant: x }`. */
function fieldOf(call: Node | undefined): string {
  const first = call?.args[0];
  if (!first) return '';
  const text = stringValue(first) ?? textOf(first);
  return /^[\s{([:'"`]*(?:\w+\.)?([A-Za-z_]\w*)/.exec(text)?.[1] ?? '';
}

/** `$user->orders()->where(…)`: the relation is a condition, too. */
function relation(program: Program, chain: readonly Node[], head: Node | undefined): string | undefined {
  const first = chain.at(-1);
  if (program.language !== 'php' || !first || head?.kind !== 'name' || first.args.length > 0 || first.object !== head) return undefined;
  if (!/^(?:user|customer|account|team|organi[sz]ation|company|tenant|shop|owner|school|project|client)$/i.test(head.name))
    return undefined;
  return /^(?:query|newQuery|builder|get|all|where\w*)$/.test(first.name) ? undefined : `${head.name}`;
}

/** `Q(a) & Q(b) | Q(c)` without brackets round the alternative. */
function* ofQ(program: Program): Generator<Sighting> {
  for (const call of program.calls) {
    const and = call.parent;
    const or = and?.parent;
    if (call.path !== 'Q' && call.path !== 'models.Q') continue;
    if (and?.kind !== 'binary' || and.op !== '&' || and.left !== call || or?.kind !== 'binary' || or.op !== '|' || or.left !== and)
      continue;
    if (program.text[and.start - 1] === '(' && program.text[and.end] === ')') continue;
    const guard = field(call);
    const alternative = or.right ? textOf(or.right) : '';
    if (!guard || (!GUARD.test(guard) && /^\w+__(?:[gl]te?|isnull|range)\b|=\s*(?:True|False)/.test(textOf(call.args[0] ?? call))))
      continue;
    if (alternative.includes(guard) || or.right?.kind === 'binary') continue;
    yield at(or, `& binds before |: what ${alternative.slice(0, 40)} admits need not have the right ${guard}`, { column: guard });
  }
}

const field = (call: Node): string => /^(\w+?)(?:__\w+)?\s*=/.exec(textOf(call.args[0] ?? call))?.[1] ?? '';

/** `findByTenantIdAndFolderIdOrFolderIdIsNull`: a query that is made from its name binds in the same way. */
function* ofNames(program: Program): Generator<Sighting> {
  for (const fn of program.functions) {
    const name = /^(?:find|get|read|query|count|exists|delete|stream)\w*?By([A-Z]\w+?)(?:OrderBy\w+)?$/.exec(fn.name)?.[1];
    if (!name || fn.body) continue;
    const alternatives = name.split(/(?<=[a-z0-9])Or(?=[A-Z])/).map((each) => each.split(/(?<=[a-z0-9])And(?=[A-Z])/));
    const joined = alternatives.findIndex((each) => each.length > 1);
    const guard = alternatives[joined]?.[0] ?? '';
    const other = alternatives.slice(joined + 1).find((each) => each.length === 1)?.[0];
    if (joined < 0 || !other || !GUARD.test(guard) || other.startsWith(guard)) continue;
    yield at(fn, `the OR before ${other} stands beside all conditions: rows that it admits need not have the right ${guard}`, {
      column: guard,
    });
  }
}
