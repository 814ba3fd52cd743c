import { enclosing, firstSegment, type Node, stringValue, textOf, walk } from './node.ts';
import { looksLikeSql, type Statement, statements } from './sql.ts';

/** A name and what it was given: `const pool = new Pool(…)`, a typed field, a parameter. */
export interface Binding {
  readonly name: string;
  readonly node: Node;
  readonly value: Node | undefined;
  /** Type as declared or, without one, the path of the call that made the value. */
  readonly origin: string;
  readonly level: 'module' | 'class' | 'local' | 'parameter';
  readonly scope: Node | undefined;
}

/** An SQL statement in a string of the program, and the call that runs it where that can be told. */
export interface EmbeddedSql {
  readonly statement: Statement;
  readonly string: Node;
  readonly call: Node | undefined;
}

/** A program text in the common shape, with its look-ups. */
export interface Program {
  readonly language: string;
  readonly root: Node;
  readonly text: string;
  readonly functions: readonly Node[];
  readonly calls: readonly Node[];
  readonly bindings: ReadonlyMap<string, readonly Binding[]>;
  readonly sql: readonly EmbeddedSql[];
}

export function program(language: string, root: Node, text: string): Program {
  const functions: Node[] = [];
  const calls: Node[] = [];
  const strings: Node[] = [];
  const bindings = new Map<string, Binding[]>();
  const declares = ['python', 'ruby', 'php', 'elixir'].includes(language);
  const bind = (node: Node, name: string): void => {
    const key = name.replace(/^(?:this\.|[$@]+)/, '');
    if (!/^[\w$]+$/.test(key)) return;
    // Where declarations are explicit, an assignment gives a value to the name that was declared elsewhere.
    const declared =
      node.kind === 'assign' && !declares && node.left?.kind === 'name'
        ? bindings.get(key)?.find((each) => each.level !== 'local' || each.scope === enclosing(node, ['function']))
        : undefined;
    const made = unwrap(node.right);
    const origin =
      node.typeName && node.typeName !== 'var' && node.typeName !== 'let'
        ? node.typeName
        : made?.kind === 'call' || made?.kind === 'object'
          ? made.path
          : '';
    const scope = enclosing(node, ['function']);
    const inClass = enclosing(node, ['class', 'function']);
    const level = declared
      ? declared.level
      : node.kind === 'parameter'
        ? 'parameter'
        : scope
          ? 'local'
          : inClass?.kind === 'class'
            ? 'class'
            : 'module';
    bindings.set(key, [
      ...(bindings.get(key) ?? []),
      { name: key, node, value: node.right, origin, level, scope: declared ? declared.scope : scope },
    ]);
  };
  for (const node of walk(root)) {
    if (node.kind === 'function') functions.push(node);
    else if (node.kind === 'call') calls.push(node);
    else if (node.kind === 'string' && node.parent?.kind !== 'string') strings.push(node);
    if (node.kind === 'declare' || node.kind === 'parameter') for (const name of names(node)) bind(node, name);
    else if (node.kind === 'assign' && node.op === '=' && node.left && (node.left.kind === 'name' || node.left.kind === 'member'))
      bind(node, node.left.path);
    else if (node.type === 'as_pattern') bindAlias(node, bind);
  }
  const found: Program = { language, root, text, functions, calls, bindings, sql: [] };
  return { ...found, sql: strings.flatMap((string) => embedded(found, string)) };
}

/** `with open(p) as fh`: fh is what the call made. */
function bindAlias(node: Node, bind: (node: Node, name: string) => void): void {
  const [value, alias] = node.children;
  if (value && alias) bind({ ...node, right: value }, textOf(alias));
}

/** Names that a declaration introduces: also those of `{ a, b } = …` and `a, err := …`. */
function names(node: Node): string[] {
  const left = node.left;
  if (!left) return node.name ? [node.name] : [];
  if (left.kind === 'name') return [left.path];
  return [...walk(left)].filter((inner) => inner.kind === 'name').map((inner) => inner.path);
}

/** The value behind `await`, a conversion or parentheses. */
export function unwrap(node: Node | undefined): Node | undefined {
  let at = node;
  while (at && (at.kind === 'await' || (at.kind === 'other' && at.children.length === 1 && at.type !== 'argument_list')))
    at = at.right ?? at.children[0];
  return at;
}

/** What the first name of a path was made from: the innermost declaration that is in view. */
export function bindingOf(program: Program, path: string, at: Node): Binding | undefined {
  const all = program.bindings.get(firstSegment(path));
  if (!all) return undefined;
  for (let scope = enclosing(at, ['function']); scope; scope = enclosing(scope, ['function'])) {
    const local = all.findLast((binding) => binding.scope === scope && binding.node.start <= at.start);
    if (local) return local;
  }
  return (
    all.find((binding) => binding.level !== 'local' && binding.origin !== '') ?? all.find((binding) => binding.level !== 'local') ?? all[0]
  );
}

export const originOf = (program: Program, path: string, at: Node): string => bindingOf(program, path, at)?.origin ?? '';

function embedded(program: Program, string: Node): EmbeddedSql[] {
  const value = stringValue(string);
  // A string that stands alone is documentation.
  if (string.parent && ['block', 'root'].includes(string.parent.kind) && program.language === 'python') return [];
  if (!value || value.length < 6 || !looksLikeSql(value)) return [];
  const offset = string.start + textOf(string).indexOf(value);
  const holder = enclosing(string, ['call', 'function', 'declare', 'assign']);
  let call = holder?.kind === 'call' ? holder : undefined;
  if (!call && holder && (holder.kind === 'declare' || holder.kind === 'assign')) {
    const name = holder.left ? holder.left.path.replace(/^this\./, '') : holder.name;
    call = program.calls.find((each) =>
      each.args.some((arg) => (unwrap(arg)?.path ?? '').replace(/^this\./, '') === name || (unwrap(arg)?.name ?? '') === name),
    );
  }
  return statements(value, offset).map((statement) => ({ statement, string, call }));
}

/** The name a person would use: the function's own, the variable or key it is given to, or the route it handles. */
export function functionName(fn: Node): string {
  if (fn.name && fn.name !== 'X') return fn.name;
  const parent = fn.parent;
  if (parent && (parent.kind === 'declare' || parent.kind === 'assign' || parent.kind === 'pair') && parent.name)
    return parent.left?.path || parent.name;
  const call = parent?.kind === 'call' ? parent : parent?.parent?.kind === 'call' ? parent.parent : undefined;
  if (call && /^(?:get|post|put|patch|delete|all)$/i.test(call.name)) {
    const path = stringValue(call.args[0]);
    if (path?.startsWith('/')) return `${call.name.toUpperCase()} ${path}`;
  }
  return '';
}

/** The nearest function with a name around a node. */
export function namedFunction(node: Node): { node: Node | undefined; name: string } {
  const known = NAMED.get(node);
  if (known) return known;
  const found = findNamed(node);
  NAMED.set(node, found);
  return found;
}

const NAMED = new WeakMap<Node, { node: Node | undefined; name: string }>();

function findNamed(node: Node): { node: Node | undefined; name: string } {
  let last: Node | undefined;
  for (let at = node.kind === 'function' ? node : enclosing(node, ['function']); at; at = enclosing(at, ['function'])) {
    last = at;
    const name = functionName(at);
    if (name) return { node: at, name };
  }
  return { node: last, name: '' };
}

/** The outermost function around a node: what one request or message runs. */
export function outermostFunction(node: Node): Node | undefined {
  let found: Node | undefined;
  for (let at = node.kind === 'function' ? node : enclosing(node, ['function']); at; at = enclosing(at, ['function'])) found = at;
  return found;
}

/** All calls in the function, those of inner functions included. */
export const allCalls = (fn: Node): Node[] => [...walk(fn)].filter((node) => node.kind === 'call');

/** Whether the function is asynchronous by itself, or runs on a loop that must not be blocked. */
export const decorators = (node: Node): Node[] => {
  const own = node.children.flatMap((child) =>
    child.kind === 'decorator'
      ? [child]
      : child.type === 'modifiers' || child.type === 'attribute_list'
        ? child.children.filter((inner) => inner.kind === 'decorator')
        : [],
  );
  const parent = node.parent;
  if (parent?.type === 'decorated_definition') own.push(...parent.children.filter((child) => child.kind === 'decorator'));
  if (parent && node.type === 'method_definition') {
    const at = parent.children.indexOf(node);
    for (let i = at - 1; i >= 0 && parent.children[i]?.kind === 'decorator'; i -= 1) own.push(parent.children[i] as Node);
  }
  return own;
};
