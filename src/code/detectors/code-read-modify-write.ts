import { has, operation, tableSlot } from '../calls.ts';
import { enclosing, type Node, textOf, walk } from '../node.ts';
import { bindingOf, type Program } from '../program.ts';
import { at, type Detector, type Sighting } from '../source.ts';
import { unitOperations, units } from './common.ts';

const SAFE =
  /for\s+update|lockForUpdate|select_for_update|with_lock|lock!|\bF\(|PESSIMISTIC|@Version|synchronized|optimistic|WATCH\b|\.watch\(|compareAndSet|Lua|\.eval\(/i;

/** A stored number is read into the program, changed there, and written back: concurrent changes overwrite each other. */
export const readModifyWrite: Detector = {
  observable: 'code-read-modify-write',
  *detect({ programs }) {
    for (const program of programs) {
      for (const unit of units(program)) {
        if (SAFE.test(textOf(unit))) continue;
        yield* records(program, unit);
        yield* values(program, unit);
      }
    }
  },
};

/** `coupon.used = coupon.used + 1; coupon.save()` */
function* records(program: Program, unit: Node): Generator<Sighting> {
  for (const node of walk(unit)) {
    if (node.kind !== 'assign' || (node.left?.kind !== 'member' && !(node.left?.kind === 'call' && program.language === 'ruby'))) continue;
    const left = node.left as Node;
    const changes =
      /^(?:\+=|-=|\+\+|--)$/.test(node.op) ||
      (node.right?.kind === 'binary' &&
        /^[+-]$/.test(node.right.op) &&
        [...walk(node.right)].some((inner) => inner !== node.right && inner.path === left.path));
    if (!changes) continue;
    const owner = left.path.replace(/\.[^.]*$/, '');
    if (owner === 'this' || owner === '' || owner === 'self') continue;
    const saved = [...walk(unit)].find(
      (inner) =>
        inner.kind === 'call' &&
        inner.start > node.end &&
        ((/^(?:save!?|saveAndFlush|persist|Save|update|put)$/.test(inner.name) &&
          (!/^(?:update|put)$/.test(inner.name) || has(operation(program, inner), 'db-write')) &&
          (inner.path.startsWith(`${owner}.`) || inner.args.some((arg) => arg.path === owner))) ||
          /SaveChanges|session\.commit|db\.session\.commit/.test(inner.path)),
    );
    if (saved)
      yield at(
        node,
        `${left.path.replace(/^this\./, '')} is computed from the value read earlier and then saved: two at once keep only one change`,
        { field: left.name },
      );
  }
}

/** `n = get(k); set(k, n + 1)`, `SELECT balance …; UPDATE … SET balance = ?` with arithmetic between. */
function* values(program: Program, unit: Node): Generator<Sighting> {
  const operations = unitOperations(program, unit);
  for (const write of operations.filter((each) => has(each, 'db-write', 'cache-write'))) {
    for (const arg of write.call.args) {
      for (const inner of walk(arg, (node) => node.kind !== 'function')) {
        const sum = arithmetic(program, inner, write.call);
        if (!sum) continue;
        const names = [...walk(sum)].filter((node) => node.kind === 'name').map((node) => node.name);
        const read = operations.find(
          (each) =>
            has(each, 'db-read', 'cache-read') &&
            each.call.end < write.call.start &&
            has(each, 'cache-read') === has(write, 'cache-write') &&
            bound(each.call, unit).some((name) => names.includes(name)),
        );
        if (!read) continue;
        yield at(
          write.call,
          `${write.label} writes a number computed from what ${read.label} read: two at once keep only one change`,
          tableSlot(write),
        );
        return;
      }
    }
  }
}

function arithmetic(program: Program, node: Node, call: Node): Node | undefined {
  if (node.kind === 'binary' && /^[+-]$/.test(node.op) && !/["'`]/.test(textOf(node))) return node;
  if (node.kind === 'name') {
    const value = bindingOf(program, node.path, call)?.value;
    if (value?.kind === 'binary' && /^[+-]$/.test(value.op) && !/["'`]/.test(textOf(value))) return value;
  }
  return undefined;
}

/** Names that hold what a call gave, one step of reassignment included. */
function bound(call: Node, unit: Node): string[] {
  const holder = enclosing(call, ['declare', 'assign'], unit);
  const first = holder?.left ? [...walk(holder.left)].filter((node) => node.kind === 'name').map((node) => node.name) : [];
  const next = [...walk(unit)].filter(
    (node) =>
      (node.kind === 'declare' || node.kind === 'assign') &&
      node !== holder &&
      node.right &&
      first.some((name) => [...walk(node.right as Node)].some((inner) => inner.kind === 'name' && inner.name === name)),
  );
  return [...first, ...next.flatMap((node) => (node.left?.kind === 'name' ? [node.left.name] : []))];
}
