import { enclosing, firstSegment, inside, type Node, textOf, walk } from '../node.ts';
import { type Program, unwrap } from '../program.ts';
import { at, type Detector, type Sighting } from '../source.ts';

/** Work that has not run yet is given back from a block that closes what it needs. */
export const resourceClosedBeforeWork: Detector = {
  observable: 'code-resource-closed-before-work',
  *detect({ programs }) {
    for (const program of programs) {
      for (const node of walk(program.root)) {
        if (node.kind !== 'return' || !node.right) continue;
        const found = closedFirst(program, node);
        if (found)
          yield at(node, `${found.what} has not run yet when the block ends and closes ${found.resource}`, {
            resource: found.resource,
          }) satisfies Sighting;
      }
    }
  },
};

function closedFirst(program: Program, node: Node): { what: string; resource: string } | undefined {
  const value = unwrapOnly(node.right);
  if (!value) return undefined;
  switch (program.language) {
    case 'csharp':
      return taskOutOfUsing(node, value);
    case 'python':
      return lazyOutOfWith(node, value);
    case 'java':
      return streamOutOfTry(node, value);
    case 'javascript':
      return promiseBeforeFinally(node, value);
    default:
      return undefined;
  }
}

const unwrapOnly = (node: Node | undefined): Node | undefined => (node?.kind === 'await' ? undefined : unwrap(node));

/** `using var c = …; return c.GetAsync(u);` in a method that is not async. */
function taskOutOfUsing(node: Node, value: Node): { what: string; resource: string } | undefined {
  const fn = enclosing(node, ['function']);
  if (!fn || fn.isAsync || value.kind !== 'call' || !/Async$/.test(value.name)) return undefined;
  const blocks = walk(fn).filter((each) => each.kind === 'using' && enclosing(each, ['function']) === fn);
  for (const block of blocks) {
    const covers = block.body
      ? inside(node, block.body)
      : block.start < node.start && block.parent !== undefined && inside(node, block.parent);
    const name = walk(block, (inner) => inner !== block.body).find((each) => each.kind === 'declare')?.name ?? '';
    if (covers && name && uses(value, name)) return { what: textOf(value).slice(0, 60), resource: name };
  }
  return undefined;
}

/** A generator or a query object that reads only when somebody goes through it. */
function lazyOutOfWith(node: Node, value: Node): { what: string; resource: string } | undefined {
  const block = enclosing(node, ['using', 'function']);
  if (block?.kind !== 'using' || !block.body) return undefined;
  const name = walk(block, (inner) => inner !== block.body)
    .find((each) => each.type === 'as_pattern')
    ?.children.at(-1);
  const alias = name ? textOf(name) : '';
  if (!/^\w+$/.test(alias)) return undefined;
  const lazy =
    value.type === 'generator_expression' ||
    (value.kind === 'call' && /^(?:map|filter|csv\.reader|csv\.DictReader|itertools\.\w+|zip|enumerate|reversed)$/.test(value.path)) ||
    (value.kind === 'call' &&
      /\.(?:query|filter|filter_by|order_by|join|limit)$/.test(value.path) &&
      firstSegment(value.path) === alias &&
      /\.query\(/.test(`${value.path}(`)) ||
    (value.kind === 'call' && value.name === 'stream' && firstSegment(value.path) === alias);
  return lazy && uses(value, alias) ? { what: textOf(value).slice(0, 60), resource: alias } : undefined;
}

/** `try (Stream<String> s = Files.lines(p)) { return s.filter(…); }`, Kotlin's `use { it.lineSequence() }`. */
function streamOutOfTry(node: Node, value: Node): { what: string; resource: string } | undefined {
  if (value.kind !== 'call') return undefined;
  const fn = enclosing(node, ['function']);
  const block = enclosing(node, ['try'], fn);
  if (block?.type !== 'try_with_resources_statement' || !block.body || !inside(node, block.body)) return undefined;
  const resource = walk(block, (inner) => inner !== block.body).find((each) => each.type === 'resource')?.name ?? '';
  const lazy =
    /^(?:map|filter|flatMap|mapToObj|mapToInt|sorted|distinct|limit|skip|peek|lines|stream|boxed|iterator|supplyAsync|thenApply|thenCompose|sendAsync)$/.test(
      value.name,
    );
  return resource && lazy && uses(value, resource) ? { what: textOf(value).slice(0, 60), resource } : undefined;
}

const CLOSES = /^(?:release|close|end|destroy|disconnect|dispose|quit|unlock|rollback|cleanup|unlink|rm)$/;

/** `try { return run(conn) } finally { conn.release() }` without an await: finally runs first. */
function promiseBeforeFinally(node: Node, value: Node): { what: string; resource: string } | undefined {
  const fn = enclosing(node, ['function']);
  const block = enclosing(node, ['try'], fn);
  if (!fn?.isAsync || !block?.body || !inside(node, block.body) || value.kind !== 'call') return undefined;
  const last = block.children.find((child) => child.kind === 'finally');
  const close = last && walk(last).find((each) => each.kind === 'call' && CLOSES.test(each.name) && each.object !== undefined);
  const resource = close?.object?.path ?? '';
  if (!resource || !uses(value, firstSegment(resource)) || !isPromise(fn, value)) return undefined;
  return { what: textOf(value).slice(0, 60), resource };
}

/** Other calls of the resource are awaited, or the callee is an async function of the same file. */
function isPromise(fn: Node, value: Node): boolean {
  const root = fn.all[0] as Node;
  const own = walk(root).find((each) => each.kind === 'function' && each.isAsync && each.name === value.name);
  const head = firstSegment(value.path);
  const awaited = walk(fn).some(
    (each) => each.kind === 'await' && each.right?.kind === 'call' && firstSegment(each.right.path) === head && head !== '',
  );
  return own !== undefined || awaited || /^(?:query|fetch|then|json|text|findMany|findOne|send|request)$/.test(value.name);
}

const uses = (node: Node, name: string): boolean => walk(node).some((each) => each.kind === 'name' && each.path === name);
