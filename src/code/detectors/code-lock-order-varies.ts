import { enclosing } from '../node.ts';
import { namedFunction } from '../program.ts';
import { at, type Detector } from '../source.ts';
import { inTransaction } from './common.ts';
import { heldStretches } from './locks.ts';

/** Two functions take the same two locks, or update the same two tables in a transaction, in opposite order. */
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
            inner.lock === outer.lock ||
            inner.taking.start < outer.from ||
            inner.taking.start >= outer.to ||
            enclosing(inner.taking, ['function']) !== enclosing(outer.taking, ['function'])
          )
            continue;
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
