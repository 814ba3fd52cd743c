import { has, type Operation, tableSlot } from '../calls.ts';
import { enclosing, firstSegment, type Node, textOf } from '../node.ts';
import { decorators, namedFunction, type Program } from '../program.ts';
import { at, type Detector, type Sighting } from '../source.ts';
import { apart, inTransaction, unitOperations, units } from './common.ts';

/** Two tables are written one after the other, and nothing makes the two one. */
export const writesOutsideTransaction: Detector = {
  observable: 'code-writes-outside-transaction',
  *detect({ programs }) {
    for (const program of programs) {
      yield* selfCalls(program);
      for (const unit of units(program)) {
        const borrowed = new Set(
          unit.parameters
            .map((each) => each.name)
            .filter((name) => /^(?:tx|trx|txn|t|session|conn|client|em|db|transaction|manager)$/i.test(name)),
        );
        const writes = unitOperations(program, unit).filter(
          (each) =>
            has(each, 'db-write') &&
            each.table !== '' &&
            !deferred(each) &&
            !borrowed.has(firstSegment(each.call.path)) &&
            !inTransaction(program, each.call),
        );
        const first = writes[0];
        const second = writes.find((each) => first && each.table !== first.table && !apart(first.call, each.call));
        if (!first || !second || /@Transactional|ATOMIC_REQUESTS|around_action.*transaction/.test(program.text)) continue;
        yield at(
          second.call,
          `${first.table} and ${second.table} are written by two statements without a transaction around them`,
          tableSlot(second),
        );
      }
    }
  },
};

/** A method marked @Transactional, called by its own class: the call passes the proxy by, so no transaction begins. */
function* selfCalls(program: Program): Generator<Sighting> {
  if (program.language !== 'java') return;
  const marked = (fn: Node): boolean => decorators(fn).some((each) => /^@Transactional\b/.test(textOf(each)));
  for (const call of program.calls) {
    if (call.path !== call.name && call.path !== `this.${call.name}`) continue;
    const { node: caller } = namedFunction(call);
    const owner = caller ? enclosing(caller, ['class']) : undefined;
    const target = program.functions.find((fn) => fn.name === call.name && marked(fn) && enclosing(fn, ['class']) === owner);
    if (
      !caller ||
      !owner ||
      !target ||
      target === caller ||
      marked(caller) ||
      decorators(owner).some((each) => /^@Transactional\b/.test(textOf(each)))
    )
      continue;
    yield at(
      call,
      `${call.name} is marked @Transactional but is called from its own class: the call does not pass the proxy, so no transaction begins`,
      { callee: call.name },
    );
  }
}

/** Units of work only note the change; one commit writes them together. */
const deferred = (operation: Operation): boolean =>
  /^(?:add|add_all|merge|persist|remove|Add|Update|Remove|push)$/.test(operation.call.name) || /session\.\w+$/.test(operation.call.path);
