import { labelOf } from '../calls.ts';
import { enclosing, lastSegment, walk } from '../node.ts';
import { namedFunction, type Program } from '../program.ts';
import { at, type Detector } from '../source.ts';
import { callsWithin, heldStretches, isTaking, ownerOf } from './locks.ts';

/** Locks that their holder must not take again: Go's, Rust's and C++'s mutexes, Python's Lock, SemaphoreSlim. */
const PLAIN = new Set(['go', 'rust', 'cpp', 'python', 'csharp', 'javascript']);

/** While it holds a lock, the code calls a function that takes the same lock. */
export const lockReentered: Detector = {
  observable: 'code-lock-reentered',
  *detect({ programs }) {
    for (const program of programs) {
      if (!PLAIN.has(program.language) || /RLock\(\)\s*(?:#|$)|threading\.RLock/m.test(program.language === 'python' ? program.text : ''))
        continue;
      for (const held of heldStretches(program)) {
        if (held.taking.kind === 'lock') continue;
        for (const call of callsWithin(held)) {
          const again = isTaking(call) && ownerOf(call) === held.lock ? held.lock : takenBy(program, call.name, held.lock, call.path);
          if (!again || namedFunction(call).name === call.name) continue;
          const queued = held.mode === 'read' && program.language === 'go';
          yield at(
            call,
            `${labelOf(call)} takes ${lastSegment(held.lock)} again while ${namedFunction(held.taking).name} holds it${queued ? ': a writer that waits in between blocks both for ever' : ''}`,
            { lock: lastSegment(held.lock) },
          );
          break;
        }
      }
    }
  },
};

/** A method of this program, of the same receiver, that takes a lock of the same name. */
function takenBy(program: Program, name: string, lock: string, path: string): string | undefined {
  const owner = path.replace(/\.?[^.]*$/, '');
  const holder = lock.replace(/\.[^.]*$/, '');
  if (owner !== holder && !(owner === '' && holder === 'this')) return undefined;
  for (const fn of program.functions) {
    if (fn.name !== name) continue;
    for (const node of walk(fn))
      if (
        node.kind === 'call' &&
        isTaking(node) &&
        lastSegment(ownerOf(node)) === lastSegment(lock) &&
        enclosing(node, ['function']) === fn
      )
        return lock;
  }
  return undefined;
}
