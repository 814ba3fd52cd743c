import { labelOf } from '../calls.ts';
import { enclosing, lastSegment, type Node, walk } from '../node.ts';
import { namedFunction, type Program } from '../program.ts';
import { at, type Detector } from '../source.ts';
import { callsWithin, type Held, heldStretches, isTaking, modeOf, ownerOf } from './locks.ts';

/** Locks that their holder must not take again: Go's, Rust's and C++'s mutexes, Python's Lock, SemaphoreSlim. */
const PLAIN = new Set(['go', 'rust', 'cpp', 'python', 'csharp', 'javascript']);
/** Locks that their holder may take again, but not for writing while it reads: ReentrantReadWriteLock. */
const UPGRADES = new Set(['java']);

/** While it holds a lock, the code calls a function that takes the same lock. */
export const lockReentered: Detector = {
  observable: 'code-lock-reentered',
  *detect({ programs }) {
    for (const program of programs) {
      if (
        !(PLAIN.has(program.language) || UPGRADES.has(program.language)) ||
        /RLock\(\)\s*(?:#|$)|threading\.RLock/m.test(program.language === 'python' ? program.text : '')
      )
        continue;
      for (const held of heldStretches(program)) {
        // What the guard's own expression calls is asked of what it guards.
        if (held.taking.kind === 'lock' || (UPGRADES.has(program.language) && held.mode !== 'read')) continue;
        for (const call of callsWithin(held)) {
          // What is started apart waits by itself.
          if (enclosing(call, ['spawn'], held.body)) continue;
          const again =
            isTaking(call) && whole(ownerOf(call)) === whole(held.lock) && deadly(program, held, call)
              ? held.lock
              : takenBy(program, call.name, held, call.path);
          if (!again || namedFunction(call).name === call.name) continue;
          const queued = held.mode === 'read' && program.language === 'go';
          yield at(
            call,
            `${labelOf(call)} takes ${lastSegment(whole(held.lock))} again while ${namedFunction(held.taking).name} holds it${queued ? ': a writer that waits in between blocks both for ever' : ''}`,
            { lock: lastSegment(held.lock) },
          );
          break;
        }
      }
    }
  },
};

/** Whether it locks is told to it: `if (!locked) mu.Lock()`. */
function onRequest(taking: Node, fn: Node): boolean {
  const test = enclosing(taking, ['if'], fn)?.test;
  return test !== undefined && walk(test).some((node) => node.kind === 'name' && fn.parameters.some((each) => each.name === node.path));
}

/** `lock.readLock` and `lock.writeLock` are two sides of one lock. */
const whole = (lock: string): string => lock.replace(/\.(?:readLock|writeLock)(?:\(\))?$/, '');

/** A lock that its holder may take again is deadly only where it is wanted for writing while it is held for reading. */
const deadly = (program: Program, held: Held, again: Node): boolean =>
  !UPGRADES.has(program.language) || (held.mode === 'read' && modeOf(program, again) === 'write' && /writeLock/.test(again.path));

/** A method of this program, of the same receiver, that takes a lock of the same name. */
function takenBy(program: Program, name: string, held: Held, path: string): string | undefined {
  const lock = whole(held.lock);
  const owner = path.replace(/\.?[^.]*$/, '');
  const holder = lock.replace(/\.[^.]*$/, '');
  if (owner !== holder && !(owner === '' && holder === 'this')) return undefined;
  for (const fn of program.functions) {
    if (fn.name !== name) continue;
    for (const node of walk(fn))
      if (
        node.kind === 'call' &&
        isTaking(node) &&
        lastSegment(whole(ownerOf(node))) === lastSegment(lock) &&
        deadly(program, held, node) &&
        !onRequest(node, fn) &&
        enclosing(node, ['function']) === fn
      )
        return lock;
  }
  return undefined;
}
