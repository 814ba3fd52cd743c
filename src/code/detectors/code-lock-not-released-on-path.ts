import { labelOf } from '../calls.ts';
import { enclosing, type Node, statementOf, textOf, walk } from '../node.ts';
import { exitsHolding } from '../paths.ts';
import { namedFunction } from '../program.ts';
import { at, type Detector } from '../source.ts';
import { isGiving, isTaking, ownerOf } from './locks.ts';
import { leftLocks } from './shell.ts';

/** A lock is taken, and one way out of the function leaves it taken. */
export const lockNotReleasedOnPath: Detector = {
  observable: 'code-lock-not-released-on-path',
  *detect({ programs, scripts }) {
    yield* leftLocks(scripts);
    for (const program of programs) {
      for (const call of program.calls) {
        if (
          !/^(?:setnx|setIfAbsent|set_nx|SetNX)$/.test(call.name) ||
          (!/lock|mutex|lease/i.test(textOf(call.args[0] ?? call)) && !/lock|mutex|lease/i.test(namedFunction(call).name))
        )
          continue;
        const bounded = call.args.length >= 3 || /expire|pexpire|Duration|TTL/i.test(textOf(enclosing(call, ['function']) ?? program.root));
        if (!bounded)
          yield at(call, `${labelOf(call)} takes a lock that never expires: a holder that dies leaves it taken`, {
            lock: textOf(call.args[0] ?? call).slice(0, 60),
          });
      }
      if (program.language === 'rust') continue;
      for (const call of program.calls) {
        const fn = enclosing(call, ['function']);
        if (
          !fn?.body ||
          /acquire|lock|enter|obtain/i.test(fn.name) ||
          statementOf(call).type === 'assert_statement' ||
          !isTaking(call) ||
          call.args.some((arg) => arg.kind === 'function') ||
          enclosing(call, ['using', 'defer'], fn)
        )
          continue;
        const lock = ownerOf(call);
        const isRelease = (node: Node): boolean => isGiving(node, lock);
        if (![...walk(fn)].some(isRelease)) continue;
        const mayFail = (node: Node): boolean =>
          node.kind === 'call' && node !== call && !isGiving(node, lock) && program.language !== 'go';
        const exit = exitsHolding({
          after: statementOf(call),
          body: fn.body,
          tells: [],
          isRelease,
          escapes: () => false,
          mayFail,
        }).find((each) => each.how !== 'error' || program.language !== 'go');
        if (!exit) continue;
        const where =
          exit.how === 'error'
            ? `when ${labelOf(exit.node)} throws`
            : exit.how === 'end'
              ? 'at the end of the function'
              : `at this ${exit.how}`;
        yield at(
          exit.how === 'end' ? call : exit.node,
          `${lock.replace(/^this\./, '')} is taken by ${labelOf(call)} and stays taken ${where}`,
          { lock: lock.replace(/^this\./, ''), resource: lock.replace(/^this\./, '') },
        );
      }
    }
  },
};
