import { enclosing, type Node, textOf } from '../node.ts';
import { functionName } from '../program.ts';
import { at, type Detector } from '../source.ts';

const STEPS = /^(?:Next|Scan)$/;

/** The loop ends at an error as at the end; which of the two it was says only `Err()` behind it. */
export const iterationErrorNotAsked: Detector = {
  observable: 'iteration-error-not-asked',
  *detect({ programs }) {
    for (const program of programs) {
      if (program.language !== 'go') continue;
      for (const call of program.calls) {
        const source = call.object?.path;
        const loop = enclosing(call, ['loop', 'function']);
        if (!source || !STEPS.test(call.name) || call.args.length > 1 || loop?.kind !== 'loop' || loop.test !== call) continue;
        const fn = enclosing(loop, ['function']);
        if (!fn || asks(fn, source) || leavesIt(fn, source)) continue;
        yield at(
          call,
          `for ${source}.${call.name}() also ends at an error, a time-out or a lost connection; ${source}.Err() is never asked, so that a part counts as the whole`,
          { resource: source, ...(functionName(fn) ? { function: functionName(fn) } : {}) },
        );
      }
    }
  },
};

const asks = (fn: Node, source: string): boolean => textOf(fn).includes(`${source}.Err()`);

/** Whoever gets it from here may ask. */
const leavesIt = (fn: Node, source: string): boolean =>
  new RegExp(`\\breturn\\b[^\\n]*\\b${source.replaceAll('.', '\\.')}\\b(?!\\.)|[(,]\\s*&?${source.replaceAll('.', '\\.')}\\s*[,)]`).test(
    textOf(fn),
  );
