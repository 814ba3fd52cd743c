import { textOf, walk } from '../node.ts';
import { at, type Detector } from '../source.ts';

/** A panic in a goroutine that nobody recovers ends the whole process. */
export const panicInGoroutine: Detector = {
  observable: 'code-panic-in-goroutine',
  *detect({ programs }) {
    for (const program of programs) {
      if (program.language !== 'go') continue;
      for (const node of walk(program.root)) {
        if (node.kind !== 'spawn' || !node.right) continue;
        const call = node.right;
        const literal = call.children.find((child) => child.kind === 'function');
        const target = literal ?? program.functions.find((fn) => fn.name !== '' && fn.name === call.name);
        if ((target && /\brecover\(\)/.test(textOf(target))) || /\b(?:safe|recover|guard)/i.test(call.path)) continue;
        const works =
          !literal ||
          [...walk(literal)].some(
            (inner) => inner.kind === 'call' && !/^(?:close|wg\.Done|wg\.Wait|cancel|time\.Sleep|log\.\w+)$/.test(inner.path),
          );
        if (works)
          yield at(node, `${literal ? 'the goroutine' : call.path} runs without recover: a panic in it ends the process`, {
            callee: call.path,
          });
      }
    }
  },
};
