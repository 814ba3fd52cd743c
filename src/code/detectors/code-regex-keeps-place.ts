import { enclosing, inside, type Node, stringValue, textOf } from '../node.ts';
import { type Program, unwrap } from '../program.ts';
import { at, type Detector } from '../source.ts';

/** A regular expression with the flag g or y remembers where it stopped, and one that is kept goes on from there in the next text. */
export const regexKeepsPlace: Detector = {
  observable: 'code-regex-keeps-place',
  *detect({ programs }) {
    for (const program of programs) {
      if (program.language !== 'javascript') continue;
      for (const call of program.calls) {
        if ((call.name !== 'test' && call.name !== 'exec') || call.object?.kind !== 'name' || call.args.length !== 1) continue;
        const kept = keptPattern(program, call);
        // A loop over all matches goes on until there is none, which sets the place back.
        const loop = enclosing(call, ['loop'], kept?.around);
        if (!kept || (loop?.test && inside(call, loop.test)) || resets(program, call)) continue;
        yield at(
          call,
          `${kept.name} has the flag ${kept.flag} and is kept between calls: after a match the next ${call.name} begins behind it, so a text that matches is said not to`,
          { resource: kept.name },
        );
      }
    }
  },
};

/** The pattern that was made outside what runs again: outside the function, callback or loop turn of the call. */
function keptPattern(program: Program, call: Node): { name: string; flag: string; around: Node | undefined } | undefined {
  const name = call.object?.path ?? '';
  const made = program.bindings.get(name)?.filter((each) => each.level !== 'parameter') ?? [];
  const [binding] = made;
  if (!binding || made.length !== 1) return undefined;
  const flags = flagsOf(binding.value);
  const flag = /[gy]/.exec(flags)?.[0];
  if (!flag) return undefined;
  const again = enclosing(call, ['function', 'loop']);
  if (!again || inside(binding.node, again)) return undefined;
  return { name, flag, around: binding.scope };
}

function flagsOf(value: Node | undefined): string {
  const made = unwrap(value);
  if (made?.kind === 'regex') return /\/(\w*)$/.exec(textOf(made))?.[1] ?? '';
  return made?.path === 'new RegExp' || made?.path === 'RegExp' ? (stringValue(made.args[1]) ?? '') : '';
}

const resets = (program: Program, call: Node): boolean =>
  new RegExp(`\\b${(call.object?.path ?? '').replaceAll('$', '\\$')}\\.lastIndex\\s*=`).test(program.text);
