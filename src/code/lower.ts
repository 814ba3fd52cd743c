import { type Kind, type Node, number } from './node.ts';
import type { SyntaxCursor } from './types.ts';

/** How a grammar's nodes map to the common kinds. */
export interface Grammar {
  readonly language: string;
  readonly kinds: Readonly<Record<string, Kind>>;
  /** Wrappers without meaning of their own: the only child takes their place. */
  readonly transparent: ReadonlySet<string>;
  /** Put right what field names alone do not tell. */
  readonly refine?: (node: Node, cut: (node: Node | undefined) => string) => void;
}

/** Deeper nesting than this is no code that a person wrote; it is left unread, so that no input exhausts the stack. */
const MAX_DEPTH = 350;
const MAX_NODES = 400_000;

const BODY = ['body', 'consequence'];
const LEFT = ['left', 'name', 'pattern', 'declarator', 'key'];
const RIGHT = ['right', 'value', 'default_value'];
const OBJECT = ['object', 'receiver', 'operand', 'expression', 'scope', 'value', 'path', 'condition', 'argument'];
const MEMBER = ['property', 'attribute', 'field', 'name', 'method'];
const CALLEE = ['function', 'method', 'macro', 'constructor', 'type', 'name'];

const field = (node: Node, names: readonly string[]): Node | undefined => {
  for (const name of names) {
    const found = node.children.find((child) => child.field === name);
    if (found) return found;
  }
  return undefined;
};

/** Lowers the tree under the cursor. `place` gives the place in `source` of a place in the text that was parsed. */
export function lower(
  cursor: SyntaxCursor,
  grammar: Grammar,
  source: string,
  place: (parsed: number) => number,
): { root: Node; errors: number } {
  let count = 0;
  let errors = 0;
  const cut = (node: Node | undefined): string => (node ? source.slice(Math.max(0, node.start), Math.max(0, node.end)) : '');

  const build = (depth: number): Node => {
    count += 1;
    const type = cursor.nodeType;
    const isError = type === 'ERROR' || cursor.nodeIsMissing;
    const start = clamp(place(cursor.startIndex), source.length);
    const end = clamp(cursor.endIndex > cursor.startIndex ? place(cursor.endIndex - 1) + 1 : place(cursor.endIndex), source.length);
    if (isError) errors += Math.max(1, end - start);
    const words: string[] = [];
    const node: Node = blank(
      isError ? 'error' : (grammar.kinds[type] ?? 'other'),
      type,
      start,
      end,
      source,
      cursor.currentFieldName ?? '',
      words,
    );
    if (depth < MAX_DEPTH && count < MAX_NODES && cursor.gotoFirstChild()) {
      do {
        if (!cursor.nodeIsNamed) {
          words.push(cursor.nodeType);
          if (cursor.nodeIsMissing) errors += 1;
        } else if (!cursor.nodeType.includes('comment')) {
          const child = build(depth + 1);
          if (
            child.kind === 'other' &&
            /^(modifier|function_modifiers|mutable_specifier|static_modifier|visibility_modifier)s?$/.test(child.type)
          ) {
            words.push(...source.slice(child.start, child.end).split(/\s+/), ...child.words);
          }
          node.children.push(child);
        }
      } while (cursor.gotoNextSibling());
      cursor.gotoParent();
    }
    if (grammar.transparent.has(type) && node.children.length === 1) {
      const only = node.children[0] as Node;
      (only as { field: string }).field = node.field;
      return only;
    }
    for (const child of node.children) child.parent = node;
    shape(node, cut);
    grammar.refine?.(node, cut);
    return node;
  };
  const root = build(0);
  number(root);
  return { root, errors };
}

export function blank(kind: Kind, type: string, start: number, end: number, source: string, fieldName: string, words: string[]): Node {
  return {
    kind,
    type,
    start,
    end,
    source,
    field: fieldName,
    words,
    parent: undefined,
    children: [],
    path: '',
    name: '',
    typeName: '',
    object: undefined,
    args: [],
    left: undefined,
    right: undefined,
    test: undefined,
    body: undefined,
    otherwise: undefined,
    over: undefined,
    parameters: [],
    op: '',
    isAsync: false,
    all: [],
    index: 0,
    last: 0,
  };
}

const clamp = (value: number, length: number): number => Math.max(0, Math.min(length, value));

/** Fills the roles of a node from the field names that the grammars share. */
function shape(node: Node, cut: (node: Node | undefined) => string): void {
  switch (node.kind) {
    case 'function': {
      node.name = cut(field(node, ['name']));
      node.body = field(node, BODY);
      const list = node.children.find((child) => /param/.test(child.type) && child !== node.body && child.field !== 'receiver');
      node.parameters = list ? (list.kind === 'parameter' || list.kind === 'name' ? [list] : list.children) : [];
      const single = field(node, ['parameter']);
      if (single && node.parameters.length === 0) node.parameters = [single];
      node.isAsync = node.words.includes('async') || node.words.includes('suspend');
      break;
    }
    case 'class':
      node.name = cut(field(node, ['name', 'type']));
      node.body = field(node, BODY);
      break;
    case 'parameter':
      node.left = field(node, ['pattern', 'name', 'left']) ?? node.children.find((child) => child.kind === 'name');
      node.right = field(node, RIGHT);
      node.name = cut(node.left).replace(/^\$/, '');
      node.typeName = cut(field(node, ['type'])).replace(/^:\s*/, '');
      break;
    case 'call': {
      const callee = field(node, CALLEE);
      node.object = field(node, ['object', 'receiver', 'scope']);
      const list = field(node, ['arguments']) ?? node.children.find((child) => /argument_list|^arguments$/.test(child.type));
      node.args = list ? (list.kind === 'other' ? [...list.children] : [list]) : [];
      const block = field(node, ['block']);
      if (block) node.args.push(block);
      // An argument's parent is the call itself, not the list between them.
      for (const arg of node.args) arg.parent = node;
      const last = callee ? callee.path || cut(callee).slice(0, 80) : '';
      node.path = `${node.object ? `${node.object.path || '…'}.` : ''}${last}`;
      node.object ??= callee?.object;
      node.name = /([\w$!?@]+)[()[\]]*$/.exec(node.path)?.[1] ?? node.path;
      break;
    }
    case 'member': {
      const name = field(node, MEMBER) ?? node.children.at(-1);
      node.object =
        node.children.find((child) => child !== name && OBJECT.includes(child.field)) ?? node.children.find((child) => child !== name);
      node.name = cut(name).replace(/^[\s.?&!-]+/, '');
      node.path = `${pathOrCall(node.object)}.${node.name}`;
      break;
    }
    case 'index': {
      node.object = node.children[0];
      node.right = node.children[1];
      node.path = `${pathOrCall(node.object)}[]`;
      break;
    }
    case 'name': {
      const text = cut(node);
      node.name = text.replace(/^[$@]+/, '');
      node.path = text === 'self' || text === '$this' ? 'this' : text.startsWith('@') ? `this.${node.name}` : node.name;
      break;
    }
    case 'await':
      node.right = node.children[0];
      node.path = node.right?.kind === 'call' ? `${node.right.path}()` : (node.right?.path ?? '');
      break;
    case 'assign':
    case 'declare':
      node.left = field(node, LEFT);
      node.right = field(node, RIGHT) ?? (node.kind === 'declare' ? undefined : node.children.at(-1));
      if (node.left === node.right) node.right = undefined;
      node.name = cut(node.left).replace(/^\$/, '');
      node.typeName = cut(field(node, ['type'])).replace(/^:\s*/, '');
      node.op = node.words.find((word) => /[=+-]/.test(word)) ?? '=';
      break;
    case 'pair':
      node.left = field(node, ['key', 'name', 'left']) ?? node.children[0];
      node.right = field(node, RIGHT) ?? node.children[1];
      node.name = cut(node.left).replace(/^[:'"`$]+|['"`:]+$/g, '');
      break;
    case 'binary':
      node.left = field(node, ['left']) ?? node.children[0];
      node.right = field(node, ['right']) ?? node.children.at(-1);
      node.op = node.words[0] ?? '';
      break;
    case 'if':
    case 'conditional':
      node.test = field(node, ['condition']) ?? node.children[0];
      node.body = field(node, BODY);
      node.otherwise = field(node, ['alternative']);
      break;
    case 'loop':
      node.test = field(node, ['condition']);
      node.body = field(node, BODY) ?? node.children.at(-1);
      node.over = field(node, ['right', 'value']);
      node.left = field(node, ['left', 'name', 'pattern']);
      break;
    case 'try':
    case 'catch':
    case 'finally':
    case 'using':
    case 'lock':
      node.body = field(node, BODY) ?? node.children.findLast((child) => child.kind === 'block');
      break;
    case 'return':
    case 'throw':
    case 'spawn':
    case 'defer':
    case 'not':
      node.right = node.children[0];
      break;
    case 'string':
      node.path = '""';
      break;
    default:
  }
}

const pathOrCall = (node: Node | undefined): string => {
  if (!node) return '…';
  if (node.kind === 'call') return `${node.path}()`;
  return node.path || '…';
};
