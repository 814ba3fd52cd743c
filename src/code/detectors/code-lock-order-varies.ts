import { enclosing, type Node, textOf } from '../node.ts';
import { namedFunction } from '../program.ts';
import { at, type Detector } from '../source.ts';
import { inTransaction } from './common.ts';
import { type Held, heldStretches, lockTextOf } from './locks.ts';

/**
 * Two functions take the same two locks, or update the same two tables in a transaction, in opposite order; or one takes a lock of each of two
 * arguments, so that a call with the two exchanged takes them in opposite order.
 */
export const lockOrderVaries: Detector = {
  observable: 'code-lock-order-varies',
  *detect({ programs }) {
    for (const program of programs) {
      const pairs = new Map<string, { first: string; second: string; where: string }>();
      const see = (first: string, second: string, where: string): { first: string; second: string; where: string } | undefined => {
        const other = pairs.get(`${second}\n${first}`);
        pairs.set(`${first}\n${second}`, { first, second, where });
        return other && other.where !== where ? other : undefined;
      };
      const held = heldStretches(program);
      for (const outer of held) {
        for (const inner of held) {
          if (
            inner === outer ||
            lockTextOf(inner) === lockTextOf(outer) ||
            inner.taking.start < outer.from ||
            inner.taking.start >= outer.to ||
            enclosing(inner.taking, ['function']) !== enclosing(outer.taking, ['function'])
          )
            continue;
          const [one, two] = ofArguments(outer, inner);
          if (one && two)
            yield at(
              inner.taking,
              `the lock of ${one} is taken before that of ${two}, so a call with the two exchanged takes them the other way`,
              {
                lock: lockTextOf(inner),
              },
            );
          if (inner.lock === outer.lock) continue;
          const other = see(outer.lock, inner.lock, namedFunction(inner.taking).name);
          if (other)
            yield at(inner.taking, `${outer.lock} is taken before ${inner.lock} here, and after it in ${other.where}`, {
              lock: inner.lock,
            });
        }
      }
      const updates = program.sql.filter(
        (each) => each.call && /^(?:UPDATE|DELETE)$/.test(each.statement.verb) && inTransaction(program, each.call),
      );
      for (const [i, one] of updates.entries()) {
        for (const two of updates.slice(i + 1)) {
          const [a, b] = [one.statement.tables[0], two.statement.tables[0]];
          const [f, g] = [one.call, two.call].map((call) => (call ? namedFunction(call).name : ''));
          if (!a || !b || a === b || f !== g || !f || !two.call) continue;
          const other = see(`table ${a}`, `table ${b}`, f);
          if (other)
            yield at(two.call, `${a} is updated before ${b} in this transaction, and after it in ${other.where}`, {
              table: b,
            });
        }
      }
    }
  },
};

/** What puts the two in an order of their own before they are locked. */
const ORDERED =
  /\bsort(?:ed|By)?\b|\.sort\(|\b(?:min|max)\s*\(|compareTo|identityHashCode|\bswap\s*\(|\b(?:scoped_lock|std::lock|tryLock|try_lock|TryEnter|try_acquire)\b/i;

/** The two parameters of their function by which two locks differ, where nothing orders them. */
function ofArguments(outer: Held, inner: Held): readonly string[] {
  const fn = enclosing(outer.taking, ['function']);
  if (!fn || ORDERED.test(textOf(fn)) || comparesFirst(fn, outer)) return [];
  const names = fn.parameters.map((p) => p.name).filter(Boolean);
  const of = (held: Held) => names.filter((name) => new RegExp(`(?<![\\w.])${name}\\b`).test(lockTextOf(held)));
  const [one, more] = of(outer);
  const [two, yetMore] = of(inner);
  if (!one || !two || more || yetMore || one === two) return [];
  const form = (held: Held, name: string) => lockTextOf(held).replace(new RegExp(`(?<![\\w.])${name}\\b`, 'g'), '#');
  return form(outer, one) === form(inner, two) ? [one, two] : [];
}

/** `if (a.id < b.id)` around or before it decides which lock comes first. */
const comparesFirst = (fn: Node, outer: Held): boolean =>
  /\bif\b[^{;\n]*[\w)\]]\s*[<>]=?\s*[\w(]/.test(fn.source.slice(fn.start, outer.taking.start));
