import { labelOf } from '../calls.ts';
import { enclosing, type Node } from '../node.ts';
import { at, type Detector } from '../source.ts';

/** `forEach` throws the promises of its callback away; so does a `map` whose result nobody takes. */
export const asyncInForeach: Detector = {
  observable: 'code-async-in-foreach',
  *detect({ programs }) {
    for (const program of programs) {
      for (const call of program.calls) {
        const callback = call.args.find((arg) => arg.kind === 'function' && arg.isAsync);
        if (!callback) continue;
        const drops =
          call.name === 'forEach' ||
          (call.name === 'map' && program.language === 'javascript' && isStatement(call)) ||
          (program.language === 'csharp' && /^(?:ForEach)$/.test(call.name));
        if (!drops || enclosing(call, ['await'], enclosing(call, ['function']))) continue;
        yield at(
          call,
          `${labelOf(call)} is given an async function: it returns before any of them is done, and none of them is waited for`,
        );
      }
    }
  },
};

const isStatement = (call: Node): boolean => call.parent?.kind === 'block' || call.parent?.kind === 'root';
