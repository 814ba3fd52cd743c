/**
 * Elixir has no grammar here: a reader of its expressions into the common shape. Definitions, calls with and without parentheses, pipes,
 * `fn`, `&`, blocks with their sections and clauses are read; macros, guards and patterns are passed over as expressions.
 */

import { shapesOf } from './elixir-shapes.ts';
import { type Token, tokens } from './elixir-tokens.ts';
import { type Node, number } from './node.ts';

const MAX_DEPTH = 200;
const LEVELS: readonly (readonly string[])[] = [
  ['<-', '\\\\'],
  ['when'],
  ['::'],
  ['|'],
  ['=>'],
  ['='],
  ['||', 'or'],
  ['&&', 'and'],
  ['==', '!=', '===', '!==', '=~', '<', '>', '<=', '>='],
  ['|>'],
  ['in'],
  ['++', '--', '<>', '..'],
  ['+', '-'],
  ['*', '/'],
];
const LEVEL = new Map(LEVELS.flatMap((signs, level) => signs.map((sign) => [sign, level] as const)));
const SECTIONS = new Set(['do', 'else', 'rescue', 'catch', 'after', 'end']);

export function readElixir(source: string): Node {
  const all = tokens(source);
  let at = 0;
  let depth = 0;
  /** A `do` belongs to the outermost call without parentheses. */
  let holdDo = 0;
  const now = (): Token => all[Math.min(at, all.length - 1)] as Token;
  const is = (text: string): boolean => now().text === text && now().kind !== 'string';
  const skipLines = (): void => {
    while (now().kind === 'newline') at += 1;
  };
  const { node, block, parameter, shaped } = shapesOf(source);

  const root = node('root', 'source', 0, source.length);
  while (now().kind !== 'end') {
    const from = at;
    const read = statement();
    if (read) {
      read.parent = root;
      root.children.push(read);
    }
    if (at === from) at += 1;
  }
  number(root);
  return root;

  function statement(): Node | undefined {
    skipLines();
    if (now().kind === 'end') return undefined;
    return expression(0);
  }

  function expression(level: number): Node | undefined {
    if (depth > MAX_DEPTH) return undefined;
    depth += 1;
    let left = unary();
    // A chain is a tree as deep as it is long.
    for (let links = 0; left && links < MAX_DEPTH; links += 1) {
      const from = at;
      // A line may begin with the operator that goes on.
      skipLines();
      const sign = now();
      const own = sign.kind === 'sign' || sign.kind === 'name' ? LEVEL.get(sign.text) : undefined;
      const begins = /^(?:\|>|<>|\+\+|\|\||&&|or|and|\||=|<-|==)$/.test(sign.text);
      if (own === undefined || own < level || (from !== at && !begins)) {
        at = from;
        break;
      }
      at += 1;
      skipLines();
      // `=` takes all that follows.
      const right: Node | undefined = expression(sign.text === '=' || sign.text === '<-' ? 0 : own + 1);
      left = joined(sign, left, right);
    }
    depth -= 1;
    return left;
  }

  function joined(sign: Token, left: Node, right: Node | undefined): Node {
    const end = right?.end ?? sign.end;
    if (sign.text === '|>' && right) {
      if (right.kind !== 'call') return node('binary', 'pipe', left.start, end, [left, right]);
      left.parent = right;
      right.children.unshift(left);
      right.args.unshift(left);
      return right;
    }
    if (sign.text === '=' || sign.text === '<-') {
      const made = node('declare', sign.text === '=' ? 'match' : 'generator', left.start, end, [left, right]);
      made.left = left;
      made.right = right;
      made.name = left.name;
      made.op = '=';
      return made;
    }
    const made = node(sign.text === '=>' ? 'pair' : 'binary', 'operator', left.start, end, [left, right]);
    made.left = left;
    made.right = right;
    made.op = sign.text;
    made.name = sign.text === '=>' ? left.name : '';
    return made;
  }

  function unary(): Node | undefined {
    const token = now();
    if (depth > MAX_DEPTH) return undefined;
    if (token.text === 'not' || (token.kind === 'sign' && /^[!^+-]$/.test(token.text))) {
      at += 1;
      depth += 1;
      const right = unary();
      depth -= 1;
      const made = node(token.text === '!' || token.text === 'not' ? 'not' : 'other', 'unary', token.start, right?.end ?? token.end, [
        right,
      ]);
      made.right = right;
      made.path = right?.path ?? '';
      made.name = right?.name ?? '';
      return made;
    }
    if (token.text === '@' && token.kind === 'sign') {
      at += 1;
      const value = postfix(primary());
      if (value?.kind !== 'call' || value.args.length === 0) return value;
      const made = node('declare', 'attribute', token.start, value.end, value.args);
      made.name = value.name;
      made.right = value.args[0];
      return made;
    }
    if (token.text === '&' && token.kind === 'sign') {
      at += 1;
      const body = expression(3);
      const made = node('function', 'capture', token.start, body?.end ?? token.end, [body && block([body], body.start)]);
      made.body = made.children[0];
      return made;
    }
    return postfix(primary());
  }

  function primary(): Node | undefined {
    const token = now();
    switch (token.kind) {
      case 'string':
      case 'number':
        at += 1;
        return Object.assign(node(token.kind, token.kind, token.start, token.end), { path: token.kind === 'string' ? '""' : '' });
      case 'atom':
        at += 1;
        return Object.assign(node('other', 'atom', token.start, token.end), { path: token.text, name: token.text });
      case 'alias':
        at += 1;
        return Object.assign(node('name', 'alias', token.start, token.end), { path: token.text, name: token.text });
      case 'key':
        return pair();
      case 'sign':
        if (token.text === '(') return group(')', 'group');
        if (token.text === '[') return group(']', 'list');
        if (token.text === '{') return group('}', 'tuple');
        if (token.text === '%{') return group('}', 'map');
        if (token.text === '<<') return group('>>', 'binary');
        if (token.text === '%') {
          at += 1;
          const name = postfix(primary());
          const fields = is('{') ? group('}', 'map') : undefined;
          return node('object', 'struct', token.start, fields?.end ?? name?.end ?? token.end, [name, fields]);
        }
        if (/^&\d/.test(token.text)) {
          at += 1;
          return Object.assign(node('name', 'argument', token.start, token.end), { path: token.text, name: token.text });
        }
        return undefined;
      case 'name':
        if (token.text === 'fn') return lambda();
        if (SECTIONS.has(token.text)) return undefined;
        at += 1;
        if (/^(?:true|false)$/.test(token.text)) return node('boolean', 'boolean', token.start, token.end);
        if (token.text === 'nil') return node('null', 'nil', token.start, token.end);
        return Object.assign(node('name', 'identifier', token.start, token.end), { path: token.text, name: token.text });
      default:
        return undefined;
    }
  }

  function pair(): Node {
    const key = now();
    at += 1;
    skipLines();
    const right = expression(1);
    const made = node('pair', 'pair', key.start, right?.end ?? key.end, [right]);
    made.name = key.text.replace(/^"|"?:$/g, '');
    made.right = right;
    return made;
  }

  function group(close: string, type: string): Node {
    const open = now();
    at += 1;
    const held = holdDo;
    holdDo = 0;
    const children = list(close);
    holdDo = held;
    const end = is(close) ? now().end : (children.at(-1)?.end ?? open.end);
    if (is(close)) at += 1;
    if (type === 'group' && children.length === 1) return children[0] as Node;
    return node(type === 'map' ? 'object' : type === 'list' ? 'array' : 'other', type, open.start, end, children);
  }

  function list(close: string): Node[] {
    const out: Node[] = [];
    while (now().kind !== 'end') {
      skipLines();
      if (is(close)) break;
      if (is(',')) {
        at += 1;
        continue;
      }
      const from = at;
      const read = expression(0);
      if (read) out.push(read);
      // A list that was cut off must not swallow what comes after its block.
      if (at === from) {
        if (is('end') || is('do')) break;
        at += 1;
      }
    }
    return out;
  }

  /** What hangs on a value: `.name(…)`, `(…)`, arguments without parentheses, `[…]`, a block. */
  function postfix(value: Node | undefined): Node | undefined {
    let left = value;
    for (let links = 0; left && links < MAX_DEPTH; links += 1) {
      const token = now();
      if (token.text === '.' && token.kind === 'sign') {
        at += 1;
        const member = now();
        if (member.text === '(') {
          left = called(left, left, undefined);
          continue;
        }
        if (member.kind !== 'name' && member.kind !== 'alias') break;
        at += 1;
        const object: Node = left;
        left = node('member', 'member', object.start, member.end, [object]);
        left.object = object;
        left.name = member.text;
        left.path = `${object.kind === 'call' ? `${object.path}()` : object.path || '…'}.${member.text}`;
        if (member.kind === 'name' || is('(')) left = maybeCall(left);
        continue;
      }
      if (token.text === '[' && !token.apart) {
        const key = group(']', 'list');
        const made = node('index', 'index', left.start, key.end, [left, key]);
        made.object = left;
        made.right = key;
        made.path = `${left.path}[]`;
        left = made;
        continue;
      }
      if (left.kind === 'name' && left.type === 'identifier') {
        const made = maybeCall(left);
        if (made !== left) {
          left = made;
          continue;
        }
      }
      break;
    }
    return left;
  }

  function maybeCall(callee: Node): Node {
    const token = now();
    if (token.text === '(' && token.kind === 'sign' && !token.apart) return called(callee, callee.object, undefined);
    const begins =
      token.apart &&
      (token.kind === 'alias' ||
        token.kind === 'atom' ||
        token.kind === 'string' ||
        token.kind === 'number' ||
        token.kind === 'key' ||
        (token.kind === 'name' && !SECTIONS.has(token.text) && !LEVEL.has(token.text)) ||
        (token.kind === 'sign' && /^(?:\[|\{|%|%\{|@|&|\^|!|&\d+|<<)$/.test(token.text)) ||
        (token.kind === 'sign' && token.text === '(' && /^(?:if|unless|case|with|for|def|defp)$/.test(callee.name)));
    if (begins) {
      holdDo += 1;
      const args = bareArguments();
      holdDo -= 1;
      return called(callee, callee.object, args);
    }
    // `try do`, `receive do`, `cond do`.
    if (is('do') && holdDo === 0 && callee.kind === 'name') return called(callee, callee.object, []);
    return callee.kind === 'member' && /^[a-z]/.test(callee.name) && /^[A-Z:]/.test(callee.path)
      ? called(callee, callee.object, [])
      : callee;
  }

  function bareArguments(): Node[] {
    const args: Node[] = [];
    for (;;) {
      const read = expression(0);
      if (read) args.push(read);
      if (!is(',')) return args;
      at += 1;
      skipLines();
    }
  }

  function called(callee: Node, object: Node | undefined, bare: Node[] | undefined): Node {
    let args = bare;
    let end = callee.end;
    if (args === undefined) {
      at += 1;
      const held = holdDo;
      holdDo = 0;
      args = list(')');
      holdDo = held;
      end = now().end;
      if (is(')')) at += 1;
    } else end = args.at(-1)?.end ?? callee.end;
    const sections = is('do') && holdDo === 0 ? blocks() : undefined;
    return shaped(callee, object, args, sections, sections ? (all[at - 1]?.end ?? end) : end);
  }

  /** `do … else … rescue … end`: each section by its word. */
  function blocks(): Map<string, Node> {
    const out = new Map<string, Node>();
    while (SECTIONS.has(now().text) && !is('end')) {
      const word = now();
      at += 1;
      out.set(word.text, clauses(word.end));
    }
    if (is('end')) at += 1;
    return out;
  }

  /** Statements, or clauses `pattern -> statements`, up to the next section. */
  function clauses(start: number): Node {
    const found: Node[] = [];
    let current: { head: Node[]; body: Node[] } | undefined;
    const close = (): void => {
      if (!current) return;
      const body = block(current.body, start);
      const made = node('case', 'clause', current.head[0]?.start ?? body.start, body.end, [...current.head, body]);
      made.body = body;
      found.push(made);
    };
    const held = holdDo;
    holdDo = 0;
    while (now().kind !== 'end') {
      skipLines();
      if (SECTIONS.has(now().text) && now().kind === 'name') break;
      const from = at;
      const read = expression(0);
      const head = read ? [read] : [];
      while (is(',')) {
        at += 1;
        const more = expression(0);
        if (more) head.push(more);
      }
      if (is('->')) {
        at += 1;
        close();
        current = { head, body: [] };
      } else if (current) current.body.push(...head);
      else found.push(...head);
      if (at === from) at += 1;
    }
    close();
    holdDo = held;
    return block(found, start);
  }

  function lambda(): Node {
    const open = now();
    at += 1;
    const body = clauses(open.end);
    const end = now().end;
    if (is('end')) at += 1;
    // One clause, as nearly always: its patterns are the parameters.
    const [only] = body.children;
    const single = body.children.length === 1 && only?.kind === 'case' ? only : undefined;
    const patterns = single ? single.children.filter((child) => child !== single.body) : [];
    const made = node('function', 'fn', open.start, end, [...patterns, single?.body ?? body]);
    made.body = single?.body ?? body;
    made.parameters = patterns.map(parameter);
    return made;
  }
}
