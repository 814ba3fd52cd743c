import { isIo, operation } from '../calls.ts';
import { enclosing, type Node, textOf } from '../node.ts';
import { namedFunction, type Program } from '../program.ts';
import { at, type Detector, type Sighting } from '../source.ts';
import { leftTasks } from './elixir.ts';

/** Work that is started and left alone: the caller goes on, and its failure reaches nobody. */
export const promiseNotAwaited: Detector = {
  observable: 'code-promise-not-awaited',
  *detect({ programs }) {
    for (const program of programs) {
      yield* leftTasks(program);
      const asyncNames = new Set(
        program.functions
          .filter((fn) => fn.isAsync)
          .map((fn) => namedFunction(fn))
          .filter((each) => each.node?.isAsync)
          .map((each) => each.name.replace(/^.*\./, '')),
      );
      if (program.language === 'java') yield* leftAlone(program);
      for (const call of program.calls) {
        const fn = enclosing(call, ['function']);
        if (!fn || !isStatement(call) || call.args.some((arg) => arg.kind === 'function' && !arg.isAsync)) continue;
        const done = operation(program, call);
        const byName = asyncNames.has(call.name) && call.path.split('.').length <= (call.path.startsWith('this.') ? 2 : 1);
        if (!unawaited(program, call, fn, byName)) continue;
        yield at(
          call,
          `${done.label} is started without being awaited: ${namedFunction(call).name || 'the function'} goes on before it is done, and its failure is not seen here`,
          { callee: done.label },
        );
      }
    }
  },
};

/** A coroutine or future that nobody holds: its failure is nobody's, and no scope ends it. */
function* leftAlone(program: Program): Generator<Sighting> {
  for (const call of program.calls) {
    const coroutine = /^(?:GlobalScope|CoroutineScope\(\))\.(?:launch|async)$/.test(call.path);
    const future = /^CompletableFuture\.(?:runAsync|supplyAsync)$/.test(call.path);
    if ((!coroutine && !future) || !isStatement(call)) continue;
    const handled = /ExceptionHandler|handler\b|catch\s*\(|runCatching|onFailure|supervisor/i.test(textOf(call));
    if (!handled)
      yield at(
        call,
        `what ${call.path.replace('()', '')} starts is held by nobody: its failure is not seen here, and a stop of the service cuts it off`,
        {
          callee: call.path,
        },
      );
  }
}

function unawaited(program: Program, call: Node, fn: Node, byName: boolean): boolean {
  switch (program.language) {
    case 'javascript': {
      if (/^(?:then|catch|finally)$/.test(call.name) || call.words.includes('void')) return false;
      // A call whose sibling calls are awaited in the same function gives a promise as well.
      const io = isIo(operation(program, call)) && fn.isAsync && !/redis|cache|producer\.produce/i.test(call.path);
      return byName || io;
    }
    case 'python':
      // The loop keeps only a weak reference to a task: one that nobody holds may vanish, and its error is never raised.
      return byName || /^(?:asyncio\.(?:create_task|ensure_future)|loop\.create_task)$/.test(call.path);
    case 'csharp':
      return /Async$/.test(call.name) && (fn.isAsync || byName) && !/ConfigureAwait/.test(call.path);
    case 'rust':
      return byName;
    default:
      return false;
  }
}

/** The call stands alone as a statement (or its result is thrown away: `_ = f()`). */
function isStatement(call: Node): boolean {
  const parent = call.parent;
  if (!parent) return false;
  if (parent.kind === 'assign' || parent.kind === 'declare') return parent.left?.path === '_' && parent.right === call;
  if (parent.kind === 'function') return false;
  if (call.children.some((child) => child.kind === 'await')) return false;
  return (
    parent.kind === 'block' ||
    parent.kind === 'root' ||
    parent.kind === 'case' ||
    (parent.kind === 'if' && parent.test !== call) ||
    (parent.kind === 'loop' && parent.body === call) ||
    parent.type === 'statements'
  );
}
