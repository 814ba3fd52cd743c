import { has, type Operation } from '../calls.ts';
import { firstSegment } from '../node.ts';
import { at, type Detector } from '../source.ts';
import { apart, inTransaction, unitOperations, units } from './common.ts';

/** Two tables are written one after the other, and nothing makes the two one. */
export const writesOutsideTransaction: Detector = {
  observable: 'code-writes-outside-transaction',
  *detect({ programs }) {
    for (const program of programs) {
      for (const unit of units(program)) {
        const borrowed = new Set(unit.parameters.map((each) => each.name).filter((name) => /^(?:tx|trx|txn|t|session|conn|client|em|db|transaction|manager)$/i.test(name)));
        const writes = unitOperations(program, unit).filter((each) => has(each, 'db-write') && each.table !== '' && !deferred(each) && !borrowed.has(firstSegment(each.call.path)) && !inTransaction(program, each.call));
        const first = writes[0];
        const second = writes.find((each) => first && each.table !== first.table && !apart(first.call, each.call));
        if (!first || !second || /@Transactional|ATOMIC_REQUESTS|around_action.*transaction/.test(program.text)) continue;
        yield at(second.call, `${first.table} and ${second.table} are written by two statements without a transaction around them`, { table: second.table });
      }
    }
  },
};

/** Units of work only note the change; one commit writes them together. */
const deferred = (operation: Operation): boolean => /^(?:add|add_all|merge|persist|remove|Add|Update|Remove|push)$/.test(operation.call.name) || /session\.\w+$/.test(operation.call.path);
