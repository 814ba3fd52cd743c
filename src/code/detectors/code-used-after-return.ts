import { enclosing, inside, type Node, statementOf, textOf, walk } from '../node.ts';
import { bindingOf, type Program, unwrap } from '../program.ts';
import { at, type Detector, type Sighting } from '../source.ts';

/** What is given back to a pool belongs to the next taker: a view of it that lives on shows the next one's content. */
export const usedAfterReturn: Detector = {
  observable: 'code-used-after-return',
  *detect({ programs }) {
    for (const program of programs) {
      for (const fn of program.functions) {
        if (!fn.body) continue;
        for (const call of program.calls) {
          const thing = enclosing(call, ['function']) === fn ? givenBack(program, call) : undefined;
          if (!thing) continue;
          const found = atTheEnd(fn, call, thing) ?? afterwards(fn, call, thing);
          if (found)
            yield at(
              found,
              `${thing} is given back by ${call.path.replace(/^this\./, '')}, and ${textOf(found).replace(/\s+/g, ' ').slice(0, 60)} still reads it: the next one that takes it writes over it`,
              { resource: thing },
            ) satisfies Sighting;
        }
      }
    }
  },
};

/** `pool.Put(b)`, `ArrayPool.Shared.Return(b)`, `pool.returnObject(b)`, `buf.release()` of what a pool gave. */
function givenBack(program: Program, call: Node): string | undefined {
  const receiver = call.object?.path.replace(/^this\./, '') ?? '';
  const [arg] = call.args;
  if (arg?.kind === 'name' && /^(?:Put|put|Return|returnObject|release|Release|recycle|giveBack|free|checkin|putconn)$/.test(call.name)) {
    const origin = bindingOf(program, receiver, call)?.origin ?? '';
    const taken = takenFrom(program, arg.path, call);
    if (/pool|recycler/i.test(`${receiver} ${origin}`) || (taken !== '' && receiver !== '' && taken.startsWith(`${receiver}.`)))
      return arg.path;
  }
  if (call.args.length === 0 && call.object?.kind === 'name' && /^(?:release|recycle|Dispose|dispose)$/.test(call.name)) {
    const taken = takenFrom(program, receiver, call);
    // A semaphore's permit can be taken again; a buffer or connection of a pool is gone.
    if (
      /(?:^|\.)(?:directBuffer|heapBuffer|ioBuffer|buffer|Rent|rent|borrowObject|connect|getConnection|checkout)$/.test(taken) &&
      !/semaphore|mutex|lock/i.test(taken)
    )
      return receiver;
  }
  return undefined;
}

/** The path of the call that a name's value came from. */
function takenFrom(program: Program, name: string, at: Node): string {
  const made = bindingOf(program, name, at)?.value;
  const call = made && walk(made).find((each) => each.kind === 'call');
  return call?.path.replace(/^this\./, '') ?? '';
}

/** `defer pool.Put(b)` or `finally { pool.return(b) }`: it runs before the caller reads what is returned. */
function atTheEnd(fn: Node, call: Node, thing: string): Node | undefined {
  const last = enclosing(call, ['defer', 'finally'], fn);
  if (!last) return undefined;
  const block = last.kind === 'finally' ? last.parent : undefined;
  const views = new Set([thing]);
  for (const node of walk(fn)) {
    if (enclosing(node, ['function']) !== fn) continue;
    if ((node.kind === 'declare' || node.kind === 'assign') && node.left?.kind !== 'member' && node.right && isView(node.right, views))
      for (const each of walk(node.left ?? node)) if (each.kind === 'name') views.add(each.path);
    if (node.kind !== 'return' || (block && !inside(node, block))) continue;
    const values =
      node.right?.kind === 'array' || node.right?.type === 'expression_list' ? node.right.children : [node.right ?? node.children[0]];
    const flat = values.flatMap((each) => (each?.type === 'expression_list' ? each.children : each ? [each] : []));
    if (flat.some((each) => isView(each, views))) return node;
  }
  return undefined;
}

/** A part of the thing that shares its memory: `b.Bytes()`, `b[:n]`, `buf.AsMemory()`; a copy, a text or a number is none. */
function isView(node: Node, things: ReadonlySet<string>): boolean {
  const value = unwrap(node);
  if (!value) return false;
  if (value.kind === 'call')
    return (
      value.object?.kind === 'name' &&
      things.has(value.object.path) &&
      /^(?:Bytes|AvailableBuffer|AsMemory|AsSpan|nioBuffer|slice|duplicate|array|asReadOnlyBuffer|GetBuffer|subarray)$/.test(value.name)
    );
  if (value.type === 'slice_expression') {
    const base = value.children[0];
    return base?.kind === 'name' && things.has(base.path);
  }
  return value.kind === 'name' && things.has(value.path) && !/^(?:err|error|nil|ok|n)$/.test(value.path);
}

/** Given back in passing, and used by a later statement of the same block. */
function afterwards(fn: Node, call: Node, thing: string): Node | undefined {
  if (enclosing(call, ['defer', 'finally', 'catch'], fn)) return undefined;
  const statement = statementOf(call);
  const block = statement.parent;
  if (!block || !['block', 'root'].includes(block.kind)) return undefined;
  const later = block.children.slice(block.children.indexOf(statement) + 1);
  for (const each of later) {
    if (walk(each).some((node) => (node.kind === 'assign' || node.kind === 'declare') && node.left?.path === thing)) return undefined;
    const use = walk(each).find(
      (node) =>
        node.kind === 'call' &&
        ((node.object?.kind === 'name' &&
          node.object.path === thing &&
          !/^(?:release|recycle|close|refCnt|isReleased|isDisposed|Dispose|dispose|removeListener|removeAllListeners|off|retain|isOpen|isClosed)$/i.test(
            node.name,
          )) ||
          (/^(?:write|writeAndFlush|send|Write|Send)$/.test(node.name) && node.args.some((arg) => isView(arg, new Set([thing]))))),
    );
    if (use) return /\.retain\(/.test(textOf(fn)) ? undefined : use;
  }
  return undefined;
}
