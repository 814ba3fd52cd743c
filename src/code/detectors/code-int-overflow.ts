import { type Node, textOf, walk } from '../node.ts';
import { bindingOf } from '../program.ts';
import { at, type Detector } from '../source.ts';

const MAX = 2_147_483_647;

/** A product of 32-bit integers that passes 2 147 483 647 for values that the code may meet, before it is widened. */
export const intOverflow: Detector = {
  observable: 'code-int-overflow',
  *detect({ programs }) {
    for (const program of programs) {
      if (!['java', 'csharp', 'cpp'].includes(program.language)) continue;
      for (const node of walk(program.root)) {
        if (
          node.type === 'cast_expression' &&
          /^\(\s*(?:int|short|Int32)\s*\)/.test(textOf(node)) &&
          /currentTimeMillis|getTime\(|nanoTime|toMillis|toEpochMilli|TotalMilliseconds|Ticks|ToUnixTimeMilliseconds|\.length\(\)\s*\*/.test(
            textOf(node),
          )
        ) {
          yield at(node, `${textOf(node).slice(0, 60)} puts a 64-bit number of milliseconds or bytes into 32 bits`);
          continue;
        }
        if (node.kind !== 'binary' || node.op !== '*' || (node.parent?.kind === 'binary' && node.parent.op === '*')) continue;
        const factors = flatten(node);
        if (
          factors.some((each) => /[lLfFdDmM]$/.test(textOf(each)) && each.kind === 'number') ||
          factors.some((each) => /\.|\(long\)|\(double\)/.test(textOf(each)) && each.kind === 'number')
        )
          continue;
        const names = factors.filter((each) => each.kind !== 'number');
        const constant = factors
          .filter((each) => each.kind === 'number')
          .reduce((product, each) => product * Number(textOf(each).replaceAll('_', '')), 1);
        if (names.length > 1 || !Number.isFinite(constant)) continue;
        const name = names[0];
        const type = name ? (bindingOf(program, name.path, name)?.origin ?? '') : 'int';
        if (name && !/^(?:int|Integer|short|int32_t|int\?)$/.test(type)) continue;
        const limit = Math.floor(MAX / constant);
        // Constants so small that no plausible value passes the limit are left alone.
        if (name ? constant >= 1_000_000 : constant > MAX)
          yield at(
            node,
            name
              ? `${textOf(node)} is computed in 32 bits and overflows once ${name.path} is above ${limit}`
              : `${textOf(node)} does not fit into 32 bits`,
            name ? { limit: String(limit), constant: String(constant), variable: name.path } : { limit: String(limit) },
          );
      }
    }
  },
};

const flatten = (node: Node): Node[] =>
  node.kind === 'binary' && node.op === '*' && node.left && node.right ? [...flatten(node.left), ...flatten(node.right)] : [node];
