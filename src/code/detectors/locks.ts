import { anyOf } from '../../text/index.ts';
import { enclosing, inside, type Node, own, textOf, walk } from '../node.ts';
import type { Program } from '../program.ts';

/** A stretch of code under a lock that the code itself takes. */
export interface Held {
  /** The lock as named: `mu`, `this.lock`, `_sync`. */
  readonly lock: string;
  readonly mode: 'read' | 'write';
  readonly taking: Node;
  readonly body: Node;
  readonly from: number;
  readonly to: number;
}

const TAKES =
  /^(?:lock|Lock|RLock|acquire|lockInterruptibly|writeLock|readLock|Wait|WaitAsync|EnterWriteLock|EnterReadLock|synchronize|runExclusive|withLock)$/;
const GIVES = /^(?:unlock|Unlock|RUnlock|release|Release|ExitWriteLock|ExitReadLock)$/;
const LOCKISH = /(?:mu|mutex|lock|sem|semaphore|monitor|sync|guard|rw|inner)(?:ex)?(?:\(\))?$/i;

export const isTaking = (call: Node): boolean =>
  (TAKES.test(call.name) && LOCKISH.test(ownerOf(call)) && !/FOR UPDATE/i.test(textOf(call))) ||
  // A guard of Rust's standard library, whatever the field is called.
  (/^(?:lock|read|write)$/.test(call.name) &&
    call.args.length === 0 &&
    /^\.?(?:(?:unwrap|expect)\(|await\b)|^\?/.test(
      call.source
        .slice(call.end, call.end + 10)
        .trim()
        .replace(/^\./, '.'),
    )) ||
  // One of parking_lot gives its guard at once: the field is declared as a lock.
  (/^(?:lock|read|write)$/.test(call.name) && call.args.length === 0 && declaredAsLock(call));

const LOCK_TYPES = anyOf`RwLock | Mutex | FairMutex | ReentrantMutex`;
const declaredAsLock = (call: Node): boolean => {
  const field = /(\w+)\.\w+$/.exec(call.path)?.[1];
  return field !== undefined && new RegExp(`\\b${field}\\s*:\\s*(?:[\\w:]+<)*(?:\\w+::)*${LOCK_TYPES}<`).test(call.source);
};
export const ownerOf = (call: Node): string =>
  call.path
    .replace(/\.?[^.]*$/, '')
    .replace(/\.(?:readLock|writeLock)\(\)$/, '')
    .replace(/\(\)$/, '');
export const isGiving = (call: Node, lock: string): boolean => call.kind === 'call' && GIVES.test(call.name) && ownerOf(call) === lock;

/** Everything held in a program: explicit lock and unlock, blocks, `with lock`, guards. */
export function heldStretches(program: Program): Held[] {
  const out: Held[] = [];
  for (const node of walk(program.root)) {
    if (node.kind === 'lock' && node.body)
      out.push({
        lock: lockName(node),
        mode: 'write',
        taking: node,
        body: node.body,
        from: node.body.start,
        to: node.body.end,
      });
    if (node.kind === 'function' && node.body && node.words.includes('synchronized'))
      out.push({
        lock: 'this',
        mode: 'write',
        taking: node.body,
        body: node.body,
        from: node.body.start,
        to: node.body.end,
      });
    if (node.kind === 'using' && node.body && program.language === 'python') {
      const item = node.children.find((child) => child.type === 'with_clause');
      const name = item
        ? textOf(item)
            .replace(/\s+as\s.*$/, '')
            .replace(/^(?:async\s+)?self\./, 'this.')
        : '';
      if (/(?:lock|mutex|semaphore|sem)(?:\(.*\))?$/i.test(name))
        out.push({
          lock: name,
          mode: 'write',
          taking: node,
          body: node.body,
          from: node.body.start,
          to: node.body.end,
        });
    }
    if (node.kind !== 'call' || !isTaking(node)) continue;
    const callback = node.args.find((arg) => arg.kind === 'function');
    if (callback?.body && /^(?:synchronize|runExclusive|withLock|acquire)$/.test(node.name)) {
      out.push({
        lock: ownerOf(node),
        mode: 'write',
        taking: node,
        body: callback.body,
        from: callback.body.start,
        to: callback.body.end,
      });
      continue;
    }
    const fn = enclosing(node, ['function']);
    if (!fn?.body) continue;
    const lock = ownerOf(node);
    const mode = modeOf(program, node);
    const giving = [...own(fn)].find((inner) => inner.start > node.end && isGiving(inner, lock) && !enclosing(inner, ['defer'], fn));
    const to = program.language === 'rust' ? guardEnd(node, fn) : giving ? giving.start : fn.body.end;
    out.push({ lock, mode, taking: node, body: fn.body, from: node.end, to });
  }
  return out;
}

export const modeOf = (program: Program, call: Node): 'read' | 'write' =>
  /^(?:RLock|EnterReadLock)$/.test(call.name) ||
  /readLock(?:\(\))?\./.test(call.path) ||
  (program.language === 'rust' && call.name === 'read')
    ? 'read'
    : 'write';

/**
 * Where a guard of Rust ends. One that is bound lives to the end of its block, or until it is dropped. One that is not lives as long as
 * the statement, and what is asked by `match`, `if let` and `while let` is part of theirs (of `if let` before the edition of 2024).
 */
function guardEnd(node: Node, fn: Node): number {
  let value = node;
  while (
    value.parent &&
    (value.parent.kind === 'await' ||
      value.parent.type === 'try_expression' ||
      (value.parent.kind === 'member' &&
        value.parent.object === value &&
        /^(?:unwrap|expect|unwrap_or_else|map_err)$/.test(value.parent.name)) ||
      (value.parent.kind === 'call' && value.kind === 'member'))
  )
    value = value.parent;
  if (value.parent?.kind === 'declare' && value.parent.right === value) {
    const { name } = value.parent;
    const dropped = own(fn).find(
      (each) =>
        each.kind === 'call' &&
        /^(?:std::mem::|mem::)?drop$/.test(each.path.replaceAll('.', '::')) &&
        each.start > node.end &&
        each.args[0]?.path === name.replace(/^mut\s+/, ''),
    );
    return dropped?.start ?? enclosing(value, ['block'])?.end ?? node.end;
  }
  for (let at: Node = node; at.parent && at.parent !== fn; at = at.parent) {
    const up: Node = at.parent;
    if (up.kind === 'switch' && at !== up.body && !/block$/.test(at.type)) return up.end;
    if ((up.kind === 'if' || up.kind === 'loop') && up.test === at && /^let_c/.test(at.type)) return up.end;
    if (up.kind === 'loop' && up.over === at) return up.end;
    if (up.kind === 'block' || up.kind === 'function' || up.kind === 'case') return at.end;
  }
  return node.end;
}

/** The lock as it is written, with what it is of: `lockFor(from)`, `from.mu`. */
export function lockTextOf({ taking, lock }: Held): string {
  if (taking.kind !== 'lock') return lock;
  const first = taking.children.find((child) => child !== taking.body);
  return first
    ? textOf(first)
        .replace(/^\(([\s\S]*)\)$/, '$1')
        .replace(/\s+/g, ' ')
        .trim()
    : lock;
}

function lockName(node: Node): string {
  const first = node.children.find((child) => child !== node.body);
  return first?.path || (first ? textOf(first).replace(/[()]/g, '') : 'this');
}

export const callsWithin = (held: Held): Node[] =>
  [...walk(held.body)].filter(
    (node) => node.kind === 'call' && node.start >= held.from && node.end <= held.to && node !== held.taking && inside(node, held.body),
  );
