import { blank } from './lower.ts';
import type { Kind, Node } from './node.ts';

const DEFINES = new Set(['def', 'defp', 'defmacro', 'test']);

/** What the reader of Elixir makes its nodes with: everything is a call there, and the common shape tells definitions, branches and loops apart. */
export interface Shapes {
  readonly node: (kind: Kind, type: string, start: number, end: number, children?: readonly (Node | undefined)[]) => Node;
  readonly block: (children: readonly Node[], start: number) => Node;
  /** A pattern as a parameter of its function. */
  readonly parameter: (pattern: Node) => Node;
  /** A call with its sections (`do`, `else`, `rescue` ...) as what it means. */
  readonly shaped: (callee: Node, object: Node | undefined, args: Node[], sections: Map<string, Node> | undefined, end: number) => Node;
}

export function shapesOf(source: string): Shapes {
  const node = (kind: Kind, type: string, start: number, end: number, children: readonly (Node | undefined)[] = []): Node => {
    const made = blank(kind, type, start, end, source, '', []);
    for (const child of children) {
      if (!child) continue;
      child.parent = made;
      made.children.push(child);
    }
    return made;
  };
  const block = (children: readonly Node[], start: number): Node =>
    node('block', 'block', children[0]?.start ?? start, children.at(-1)?.end ?? start, children);

  return { node, block, parameter, shaped };

  function parameter(pattern: Node): Node {
    if (pattern.kind === 'name') pattern.kind = 'parameter';
    return pattern;
  }

  function shaped(callee: Node, object: Node | undefined, args: Node[], sections: Map<string, Node> | undefined, end: number): Node {
    const start = callee.start;
    const body =
      sections?.get('do') ??
      args.flatMap((arg) => (arg.kind === 'pair' && arg.name === 'do' && arg.right ? [block([arg.right], arg.start)] : []))[0];
    const short = args.find((arg) => arg.kind === 'pair' && arg.name === 'else')?.right;
    const rest = [...(sections ?? [])].flatMap(([word, section]) => (word === 'do' ? [] : [handler(word, section)]));
    const given = args.filter((arg) => !(arg.kind === 'pair' && (arg.name === 'do' || arg.name === 'else')));
    const word = callee.kind === 'name' ? callee.name : '';
    const protect = (inner: Node): Node => {
      if (rest.length === 0) return inner;
      const made = node('try', 'try', inner.start, end, [inner, ...rest]);
      made.body = inner;
      return block([made], inner.start);
    };
    if (DEFINES.has(word) && body) {
      const head = given[0]?.type === 'operator' && given[0].op === 'when' ? given[0].left : given[0];
      const inner = protect(body);
      const made = node('function', 'def', start, end, [...(head?.args ?? []), inner]);
      made.name = head?.name ?? '';
      made.parameters = (head?.args ?? []).map(parameter);
      made.body = inner;
      return made;
    }
    if (/^(?:defmodule|defimpl|defprotocol)$/.test(word) && body) {
      const made = node('class', 'module', start, end, [body]);
      made.name = given[0]?.path ?? '';
      made.body = body;
      return made;
    }
    if ((word === 'if' || word === 'unless') && body) {
      const otherwise = sections?.get('else') ?? short;
      const made = node('if', word, start, end, [given[0], body, otherwise]);
      [made.test, made.body, made.otherwise] = [given[0], body, otherwise];
      return made;
    }
    if ((word === 'case' || word === 'cond' || word === 'receive') && body)
      return node('switch', word, start, end, [...given, body, ...rest]);
    if (word === 'try' && body) return protect(body).children[0] ?? body;
    if (word === 'with' && body) return node('other', 'with', start, end, [...given, body, ...rest]);
    if (word === 'for' && body) {
      const generator = given.find((arg) => arg.type === 'generator');
      const made = node('loop', 'for', start, end, [...given, body]);
      [made.over, made.left, made.body] = [generator?.right, generator?.left, body];
      return made;
    }
    if (/^(?:raise|reraise|throw|exit)$/.test(word)) {
      const made = node('throw', word, start, end, given);
      made.right = given[0];
      return made;
    }
    if (/^(?:use|import|alias|require)$/.test(word)) return node('import', word, start, end, given);
    const made = node('call', 'call', start, end, [object && object !== callee ? object : undefined, ...given, body, ...rest]);
    made.object = object;
    made.args = [...given];
    made.path = callee.path;
    made.name = callee.name;
    return made;
  }

  /** `rescue` and `catch` are one handler for each clause; `after` always runs. */
  function handler(word: string, section: Node): Node {
    const made = node(word === 'after' ? 'finally' : word === 'else' ? 'switch' : 'catch', word, section.start, section.end, [section]);
    made.body = section;
    return made;
  }
}
