import { type Node, textOf, walk } from '../node.ts';
import { at, type Detector } from '../source.ts';

/** An async method that gives back nothing: nobody can wait for it, and its exception ends the process. */
export const asyncVoid: Detector = {
  observable: 'code-async-void',
  *detect({ programs }) {
    for (const program of programs) {
      if (program.language !== 'csharp') continue;
      for (const fn of program.functions) {
        if (!fn.isAsync) continue;
        if (fn.type === 'lambda_expression') {
          const call = fn.parent;
          // Delegates without a result: the lambda becomes async void.
          if (call?.kind === 'call' && /^(?:new (?:System\.Threading\.)?Timer|Parallel\.For(?:Each)?)$/.test(call.path) && !guarded(fn))
            yield at(
              fn,
              `${call.path} takes a delegate without a result: the async lambda is async void, nobody waits for it, and its exception ends the process`,
            );
          continue;
        }
        const returns = fn.children.find((child) => child.field === 'returns');
        if (!returns || textOf(returns) !== 'void' || isHandler(fn) || guarded(fn)) continue;
        yield at(fn, `${fn.name} is async void: its callers cannot wait for it, and an exception in it ends the process`, {
          function: fn.name,
        });
      }
    }
  },
};

/** Event handlers have to be void: `(object sender, EventArgs e)`, and overrides that a framework calls. */
const isHandler = (fn: Node): boolean =>
  fn.parameters.some((each) => /EventArgs$/.test(each.typeName)) ||
  /^(?:object\??)$/.test(fn.parameters[0]?.typeName ?? '') ||
  fn.words.includes('override') ||
  /^On[A-Z]|_(?:Click|Load|Loaded|Changed|Tapped|Closing|Elapsed)$/.test(fn.name);

/** All of the body stands in a try. */
const guarded = (fn: Node): boolean => {
  const statements = fn.body?.kind === 'block' ? fn.body.children : [];
  return (
    statements.length > 0 &&
    statements.some((each) => each.kind === 'try') &&
    !walk(fn.body as Node).some((node) => node.kind === 'await' && !insideTry(node, fn))
  );
};

function insideTry(node: Node, fn: Node): boolean {
  for (let up = node.parent; up && up !== fn; up = up.parent) if (up.kind === 'try') return true;
  return false;
}
