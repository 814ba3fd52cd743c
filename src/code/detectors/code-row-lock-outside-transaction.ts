import { has, labelOf, operation } from '../calls.ts';
import { enclosing, type Node, textOf } from '../node.ts';
import { decorators, namedFunction, type Program } from '../program.ts';
import { at, type Detector } from '../source.ts';
import { hasWords } from '../sql.ts';
import { inTransaction } from './common.ts';

/** A row is locked where no transaction is open: the lock ends with the statement, or the framework refuses it. */
export const rowLockOutsideTransaction: Detector = {
  observable: 'code-row-lock-outside-transaction',
  *detect({ programs }) {
    for (const program of programs) {
      for (const call of program.calls) {
        if (!locksRows(program, call) || !writesAfter(program, call) || inTransaction(program, call) || marked(call) || borrowed(call))
          continue;
        if (
          /ATOMIC_REQUESTS|around_action|BEGIN|beginTransaction|begin_transaction|start_transaction|transaction\(/i.test(
            scopeText(program, call),
          )
        )
          continue;
        yield at(call, `${labelOf(call)} locks rows where no transaction is open: the lock ends at once and protects nothing`, {
          function: namedFunction(call).name,
        });
      }
    }
  },
};

function locksRows(program: Program, call: Node): boolean {
  // A pool gives each query a connection of its own, and each runs in a transaction of its own.
  const sql = program.sql.find((each) => each.call === call);
  if (sql && hasWords(sql.statement, 'FOR', 'UPDATE') && sql.statement.verb === 'SELECT')
    return /^(?:this\.)?(?:\w+\.)*\w*(?:pool|db)\.(?:query|execute|Query|QueryRow|QueryContext|QueryRowContext)$/i.test(call.path);
  switch (program.language) {
    case 'python':
      return call.name === 'select_for_update' && /\.objects\b/.test(call.path);
    case 'php':
      return call.name === 'lockForUpdate' || call.name === 'sharedLock';
    case 'ruby':
      return call.name === 'lock!' || (call.name === 'lock' && /^[A-Z]\w*(?:\.|$)/.test(call.path));
    default:
      return false;
  }
}

/** Where nothing is written the lock is for the caller, and so is the transaction. */
function writesAfter(program: Program, call: Node): boolean {
  const fn = namedFunction(call).node;
  const inFunction = (each: Node): boolean => !fn || (fn.start <= each.start && each.end <= fn.end);
  return program.calls.some((each) => each.start > call.start && inFunction(each) && has(operation(program, each), 'db-write'));
}

/** A decorator or the class says that a transaction is open. */
function marked(call: Node): boolean {
  for (let up = enclosing(call, ['function', 'class']); up; up = enclosing(up, ['function', 'class']))
    if (decorators(up).some((each) => /atomic|transaction/i.test(textOf(each)))) return true;
  return false;
}

/** A helper that only builds or returns the locked query leaves the transaction to its caller. */
function borrowed(call: Node): boolean {
  const { node: fn, name } = namedFunction(call);
  if (/lock|for_?update|queryset/i.test(name)) return true;
  return (
    enclosing(call, ['return', 'function'])?.kind === 'return' ||
    fn?.parameters.some((each) => /^(?:tx|trx|txn|client|conn|connection|session|manager|em)$/i.test(each.name || each.path)) === true
  );
}

const scopeText = (program: Program, call: Node): string => {
  const outer = namedFunction(call).node;
  return outer ? textOf(outer) : program.text;
};
