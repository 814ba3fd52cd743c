/**
 * One shape of syntax for all languages, so that a detector is written once.
 * `languages/` says which node of which grammar is which kind; `lower.ts` does the work.
 */

export type Kind =
  | 'root'
  | 'block'
  | 'function'
  | 'class'
  | 'decorator'
  | 'parameter'
  | 'call'
  | 'member'
  | 'index'
  | 'name'
  | 'string'
  | 'number'
  | 'regex'
  | 'null'
  | 'boolean'
  | 'object'
  | 'array'
  | 'pair'
  | 'assign'
  | 'declare'
  | 'binary'
  | 'not'
  | 'conditional'
  | 'if'
  | 'loop'
  | 'switch'
  | 'case'
  | 'try'
  | 'catch'
  | 'finally'
  | 'using'
  | 'lock'
  | 'return'
  | 'throw'
  | 'break'
  | 'continue'
  | 'await'
  | 'spawn'
  | 'defer'
  | 'import'
  | 'error'
  | 'other';

export interface Node {
  kind: Kind;
  /** The grammar's own name of the node. */
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** The whole text that was parsed; `textOf` cuts. */
  readonly source: string;
  parent: Node | undefined;
  /** Named children in order, comments left out. */
  readonly children: Node[];
  /** The field of the parent that this node fills, as the grammar names it. */
  readonly field: string;
  /** Keywords and operators of the node itself: `async`, `static`, `+=`. */
  readonly words: readonly string[];

  /** Dotted path of names, members and calls: `this.db.orders.insert`, `axios.create()`. Empty where there is none. */
  path: string;
  /** Function, class, declared name, parameter, key of a pair; of a call the method alone. */
  name: string;
  /** Declared type, as written. */
  typeName: string;
  /** Of a call or member: what stands before the last dot. */
  object: Node | undefined;
  /** Of a call. */
  args: Node[];
  /** Assignment and declaration (target, value), binary (left, right), pair (value in `right`). */
  left: Node | undefined;
  right: Node | undefined;
  /** Condition of if, loop and conditional. */
  test: Node | undefined;
  body: Node | undefined;
  otherwise: Node | undefined;
  /** What a for-each goes over. */
  over: Node | undefined;
  parameters: Node[];
  /** Operator of assign and binary. */
  op: string;
  isAsync: boolean;
  /** Place in the list of all nodes, and the place after the last one below; set by `number`. */
  all: Node[];
  index: number;
  last: number;
}

export const textOf = (node: Node): string => node.source.slice(Math.max(0, node.start), Math.max(0, node.end));

/** Numbers a finished tree in source order, so that what is below a node is a slice of one list. */
export function number(root: Node): void {
  const all: Node[] = [];
  const visit = (node: Node): void => {
    node.index = all.length;
    node.all = all;
    all.push(node);
    for (const child of node.children) visit(child);
    node.last = all.length;
  };
  visit(root);
}

/** The node and all below it, in source order. `enter` false leaves a subtree out (its root is still given). */
export function walk(node: Node, enter?: (inner: Node) => boolean): Node[] {
  if (!enter) return node.all.slice(node.index, node.last);
  const out: Node[] = [];
  for (let i = node.index; i < node.last; ) {
    const inner = node.all[i] as Node;
    out.push(inner);
    i = enter(inner) ? i + 1 : inner.last;
  }
  return out;
}

/** As `walk`, but not into functions within: what runs when this body runs. */
export const own = (node: Node): Node[] => walk(node, (inner) => inner === node || inner.kind !== 'function');

export function enclosing(node: Node, kinds: readonly Kind[], within?: Node): Node | undefined {
  for (let at = node.parent; at && at !== within; at = at.parent) if (kinds.includes(at.kind)) return at;
  return undefined;
}

export function inside(node: Node, outer: Node): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) if (at === outer) return true;
  return false;
}

/** Nearest common statement level: the ancestor of `node` that is a direct child of a block, root, case or function body. */
export function statementOf(node: Node): Node {
  let at = node;
  while (at.parent && !['block', 'root', 'case', 'finally'].includes(at.parent.kind)) {
    if (at.parent.kind === 'function' || at.parent.kind === 'class') break;
    at = at.parent;
  }
  return at;
}

/** Last segment of a path, without calls and indexes: `insert` of `db.orders.insert`. */
export const lastSegment = (path: string): string => /([\w$!?@]+)[()[\]]*$/.exec(path)?.[1] ?? '';

/** First segment that is not `this`. */
export function firstSegment(path: string): string {
  const parts = path.split('.');
  const part = parts[0] === 'this' && parts.length > 1 ? parts[1] : parts[0];
  return (part ?? '').replace(/[()[\]]+$/, '');
}

/** A string's own text, without quotes; undefined for anything else. Interpolations stay as `${…}` source text. */
export function stringValue(node: Node | undefined): string | undefined {
  if (node?.kind !== 'string') return undefined;
  const raw = textOf(node);
  const match = /^(?:[a-zA-Z@$]{0,3})(?:"""|'''|["'`])([\s\S]*?)(?:"""|'''|["'`])$/.exec(raw);
  return match?.[1] ?? raw;
}

/** The argument with this keyword, be it `f(timeout=3)`, `{ timeout: 3 }`, `['timeout' => 3]` or an option object. */
export function option(call: Node, name: RegExp): Node | undefined {
  for (const arg of call.args) {
    for (const inner of walk(arg, (n) => n.kind !== 'function' && n.kind !== 'call')) {
      if ((inner.kind === 'pair' || inner.kind === 'assign') && name.test(inner.name)) return inner;
    }
  }
  return undefined;
}
