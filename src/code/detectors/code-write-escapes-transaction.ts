import { has, type Operation, operation, tableSlot } from '../calls.ts';
import { firstSegment, inside, type Node, own, textOf, walk } from '../node.ts';
import { allCalls, namedFunction, type Program } from '../program.ts';
import { at, type Detector, type Sighting } from '../source.ts';

/** Inside a transaction a write goes over another connection, so it stays when the transaction is undone. */
export const writeEscapesTransaction: Detector = {
  observable: 'code-write-escapes-transaction',
  *detect({ programs }) {
    for (const program of programs) {
      yield* callbacks(program);
      yield* begun(program);
    }
  },
};

function* callbacks(program: Program): Generator<Sighting> {
  for (const call of program.calls) {
    if (!has(operation(program, call), 'transaction')) continue;
    const callback = call.args.find((arg) => arg.kind === 'function');
    const tx = callback?.parameters[0];
    const name = tx ? tx.name || tx.path : '';
    if (!callback || name === '' || !/^\w+$/.test(name)) continue;
    const owner = call.path.replace(/\.[^.]*$/, '');
    for (const inner of allCalls(callback)) {
      const done = operation(program, inner);
      const carries =
        firstSegment(inner.path) === name ||
        inner.args.some((arg) => new RegExp(`\\b${name}\\b`).test(textOf(arg))) ||
        new RegExp(`\\(${name}\\b`).test(textOf(inner));
      if (carries) continue;
      if (has(done, 'db-write') && firstSegment(inner.path) !== name)
        yield at(inner, `${done.label} writes inside the transaction but not through ${name}, so it commits on its own`, {
          ...tableSlot(done),
        });
      else {
        const target = writerBehind(program, inner, owner);
        if (target)
          yield at(
            inner,
            `${done.label} is called inside the transaction without ${name}; it writes by ${target.label}, outside the transaction`,
            { ...tableSlot(target), callee: done.label },
          );
      }
    }
  }
}

/** A function of this program, called by its name, that writes through a connection of its own. */
function writerBehind(program: Program, call: Node, owner: string): Operation | undefined {
  if (call.name === '' || /^(?:map|forEach|filter|push|log|info)$/.test(call.name)) return undefined;
  for (const fn of program.functions) {
    if (fn.name !== call.name || inside(call, fn)) continue;
    for (const inner of allCalls(fn)) {
      const done = operation(program, inner);
      const root = firstSegment(inner.path);
      if (
        has(done, 'db-write') &&
        (firstSegment(owner) === root || /^(?:prisma|db|pool|knex|sequelize|repo\w*)$/i.test(root)) &&
        !fn.parameters.some((each) => each.name === root)
      )
        return done;
    }
  }
  return undefined;
}

/** `BEGIN` on one client, then a write through the pool; `tx := db.Begin()`, then a write through `db`. */
function* begun(program: Program): Generator<Sighting> {
  for (const fn of program.functions) {
    const calls = [...own(fn)].filter((node) => node.kind === 'call');
    const begin = calls.find((call) => has(operation(program, call), 'begin'));
    if (!begin) continue;
    const made = [...walk(fn)].find(
      (node) => (node.kind === 'declare' || node.kind === 'assign') && node.right && inside(begin, node.right),
    );
    const bySql = program.sql.some((sql) => sql.call === begin);
    const root = bySql ? firstSegment(begin.path) : made?.left?.path || textOf(made?.left ?? begin).split(/[,\s]/)[0] || '';
    const source = bySql ? undefined : firstSegment(begin.path);
    const commit = calls.find((call) => call.start > begin.start && has(operation(program, call), 'commit'));
    if (!root || !commit || namedFunction(begin).node === undefined) continue;
    for (const call of calls) {
      if (call.start <= begin.end || call.start >= commit.start) continue;
      const done = operation(program, call);
      const over = firstSegment(call.path);
      const other = source ? over === source && source !== root : /^(?:pool|db|knex|prisma|conn\w*)$/i.test(over) && over !== root;
      if (has(done, 'db-write') && other && !call.args.some((arg) => new RegExp(`\\b${root}\\b`).test(textOf(arg)))) {
        yield at(call, `${done.label} runs between begin and commit of ${root}, but over ${over}: it is outside the transaction`, {
          ...tableSlot(done),
        });
      }
    }
  }
}
