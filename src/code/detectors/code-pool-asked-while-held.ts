import { labelOf } from '../calls.ts';
import { enclosing, inside, type Node, walk } from '../node.ts';
import type { Program } from '../program.ts';
import { at, type Detector } from '../source.ts';
import { receiverOf, takesFromPool } from './pooled.ts';

/** Methods by which a pool is asked for a connection, be it for one statement. */
const ASKS =
  /^(?:connect|getConnection|get_connection|acquire|getClient|getconn|query|execute|fetch|fetchrow|fetchval|Query|QueryRow|QueryContext|QueryRowContext|Exec|ExecContext|Acquire|Begin|BeginTx|queryForObject|update)$/;

/** Who holds a connection asks the same pool for a second one, in place or in a function of the snippet that is called meanwhile. */
export const poolAskedWhileHeld: Detector = {
  observable: 'code-pool-asked-while-held',
  *detect({ programs }) {
    const asking = new Map(programs.flatMap((program) => askingFunctions(program)));
    for (const program of programs) {
      for (const take of program.calls) {
        if (!takesFromPool(program, take)) continue;
        const fn = enclosing(take, ['function']);
        const holder = enclosing(take, ['declare', 'assign', 'using'], fn);
        if (!fn || !holder) continue;
        const pool = lastOf(receiverOf(take));
        const held = namesIn(holder);
        const meanwhile = [...walk(fn)].filter(
          (node) => node.kind === 'call' && node.start > take.end && !inside(node, holder.right ?? take),
        );
        const end = releaseOf(meanwhile, held);
        for (const call of meanwhile) {
          if (call.start > end || call.args.some((arg) => held.has(arg.path))) continue;
          if (ASKS.test(call.name) && lastOf(receiverOf(call)) === pool && !held.has(receiverOf(call))) {
            yield at(call, `${labelOf(call)} asks ${pool} for a second connection while ${[...held][0] ?? 'one'} is held`, {
              resource: pool,
            });
            break;
          }
          const through = asking.get(call.name);
          if (through !== undefined && through.pool === pool && through.fn !== fn) {
            yield at(call, `${labelOf(call)} asks ${pool} for a second connection while ${[...held][0] ?? 'one'} is held`, {
              resource: pool,
            });
            break;
          }
        }
      }
    }
  },
};

const lastOf = (path: string): string => path.split('.').at(-1) ?? path;
const namesIn = (holder: Node): ReadonlySet<string> =>
  new Set([...walk(holder.left ?? holder)].filter((node) => node.kind === 'name').map((node) => node.path));

/** Where what is held is given back on the straight way; in a `finally`, at the end of all. */
function releaseOf(calls: readonly Node[], held: ReadonlySet<string>): number {
  const given = calls.find(
    (call) =>
      /^(?:release\w*|close|Close|putconn|Release|end)$/.test(call.name) &&
      (held.has(receiverOf(call)) || call.args.some((arg) => held.has(arg.path))) &&
      !enclosing(call, ['finally', 'catch', 'defer']),
  );
  return given?.start ?? Number.POSITIVE_INFINITY;
}

/** Functions of the snippet that ask a pool by its name, without being given a connection. */
function askingFunctions(program: Program): [string, { readonly pool: string; readonly fn: Node }][] {
  return program.functions.flatMap((fn): [string, { readonly pool: string; readonly fn: Node }][] => {
    if (!fn.name) return [];
    const call = [...walk(fn)].find((node) => node.kind === 'call' && ASKS.test(node.name) && /pool\w*$/i.test(receiverOf(node)));
    return call ? [[fn.name, { pool: lastOf(receiverOf(call)), fn }]] : [];
  });
}
