import { has, type Operation, tableSlot } from '../calls.ts';
import { enclosing, inside, type Node, textOf, walk } from '../node.ts';
import { at, type Detector } from '../source.ts';
import { leaves, unitOperations, units } from './common.ts';

const LOCKED =
  /for\s+update|lockForUpdate|select_for_update|with_lock|\.lock\b|lock!|pg_advisory|ON\s+CONFLICT|ON\s+DUPLICATE|setnx|['"]NX['"]|PESSIMISTIC|UPDLOCK|synchronized|serializable|mutex|compareAndSet/i;

/** Something is looked up, a condition on it decides, and then it is written: between look and write another may do the same. */
export const checkThenAct: Detector = {
  observable: 'code-check-then-act',
  *detect({ programs }) {
    for (const program of programs) {
      for (const unit of units(program)) {
        if (LOCKED.test(textOf(unit))) continue;
        const operations = unitOperations(program, unit);
        for (const read of operations.filter((each) => has(each, 'db-read'))) {
          const found = actedOn(unit, read, operations);
          if (!found) continue;
          yield at(
            found.test,
            `${read.label} is read, tested, and ${found.write.label} writes afterwards without a lock or constraint in between`,
            tableSlot(found.write.table ? found.write : read),
          );
          break;
        }
      }
    }
  },
};

function actedOn(unit: Node, read: Operation, operations: readonly Operation[]): { test: Node; write: Operation } | undefined {
  const holder = enclosing(read.call, ['declare', 'assign'], unit);
  const names = holder?.left ? [...walk(holder.left)].filter((node) => node.kind === 'name').map((node) => node.name) : [];
  const found: { test: Node; write: Operation }[] = [];
  for (const node of walk(unit)) {
    if (node.kind !== 'if' || !node.test || node.end < read.call.end) continue;
    const asks =
      inside(read.call, node.test) ||
      names.some((name) => [...walk(node.test as Node)].some((inner) => inner.kind === 'name' && inner.name === name));
    if (!asks) continue;
    const guard = leaves(node.body);
    const write = operations.find(
      (each) =>
        has(each, 'db-write') &&
        each.call.start > node.start &&
        related(read, each, names) &&
        (inside(each.call, node) ? !guard && inside(each.call, node.body ?? node) : guard && each.call.start > node.end),
    );
    if (write) found.push({ test: node.test, write });
  }
  // Of several tests the one that compares amounts, or asks for existence, is the one that others can outrun.
  return found.find(({ test }) => /[<>]|exists|count/i.test(textOf(test).replaceAll('->', ''))) ?? found[0];
}

/** The write is to what was read: the same table, or through the very thing. */
function related(read: Operation, write: Operation, names: readonly string[]): boolean {
  const same = (a: string, b: string): boolean => a !== '' && b !== '' && singular(a) === singular(b);
  if (same(read.table, write.table)) return true;
  const head = write.call.path.replace(/^this\./, '').split('.')[0] ?? '';
  return names.includes(head) || names.some((name) => same(name, write.table)) || (read.table === '' && write.table === '');
}

const singular = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/s$/, '');
