import { labelOf } from '../calls.ts';
import { type Node, textOf } from '../node.ts';
import { namedFunction, type Program } from '../program.ts';
import { at, type Detector } from '../source.ts';

/** A lock in a store is given back without a look at whose it is: after its time is up, that is somebody else's. */
export const lockWithoutOwner: Detector = {
  observable: 'code-lock-without-owner',
  *detect({ programs }) {
    for (const program of programs) {
      for (const call of program.calls) {
        const key = takesIfAbsent(call);
        const { node: fn } = namedFunction(call);
        const around = fn ? textOf(fn) : program.text;
        if (!key || !expires(call, around)) continue;
        const release = program.calls.find(
          (each) =>
            /^(?:del|delete|unlink|Del|KeyDelete(?:Async)?|remove|evict)$/.test(each.name) &&
            each.start > call.end &&
            textOf(firstOf(each) ?? each) === key &&
            sameUnit(fn, each),
        );
        if (!release || asksOwner(program, around, release)) continue;
        yield at(release, `${labelOf(release)} gives ${key} back whoever holds it: once it has expired, that is the next holder's lock`, {
          lock: key.slice(0, 60),
        });
      }
    }
  },
};

const sameUnit = (fn: Node | undefined, call: Node): boolean => !fn || (fn.start <= call.start && call.end <= fn.end);

/** The key of `SET key value NX`, `setnx`, `setIfAbsent`, `cache.add`. A context may come first. */
function takesIfAbsent(call: Node): string | undefined {
  const text = textOf(call);
  const conditional =
    /^(?:setnx|setNX|SetNX|setIfAbsent|set_nx)$/.test(call.name) ||
    (/^(?:set|Set|StringSet(?:Async)?)$/.test(call.name) &&
      /['"]NX['"]|\bNX\s*:\s*true|\bnx\s*[:=]\s*[tT]rue|When\.NotExists/.test(text)) ||
    (call.name === 'add' && /(?:^|\.)cache$/i.test(call.path.replace(/\.add$/, '')));
  const first = conditional ? firstOf(call) : undefined;
  return first ? textOf(first) : undefined;
}

const firstOf = (call: Node): Node | undefined => call.args.find((arg) => !/^(?:ctx|context\.\w+\(\)|context)$/.test(textOf(arg)));

const expires = (call: Node, around: string): boolean =>
  /['"](?:EX|PX)['"]|\b[ep]x\s*[:=]|\bEX\s*:|\bPX\s*:|Duration|time\.|timeout|ttl|TimeSpan|expire/i.test(textOf(call)) ||
  call.args.length >= 3 ||
  /\.p?expire\(/i.test(around);

/** A comparison with the own token, or a script that does both at once. */
const asksOwner = (program: Program, around: string, release: Node): boolean =>
  /\beval(?:sha)?\b|register_script|redis\.call|StringGet|\.get\([^)]*\)\s*(?:={2,3}|!={1,2})|WATCH|\.watch\(|LockRelease|Redlock|redlock/i.test(
    around,
  ) ||
  (/(?:===?|!==?|\.equals\(|\bis\b)/.test(program.text.slice(Math.max(0, release.start - 120), release.start)) &&
    /token|owner|value|uuid|nonce|mine|held/i.test(program.text.slice(Math.max(0, release.start - 160), release.start)));
