import { alternatives } from '../../text/index.ts';
import { has, operation } from '../calls.ts';
import { type Node, textOf, walk } from '../node.ts';
import { bindingOf, type Program } from '../program.ts';
import { at, type Detector } from '../source.ts';

const BOUNDARY = new RegExp(
  alternatives`
    // cut to the unit
    Truncate\(\s*(?:24\s*\*\s*)?time\.(?:Hour|Minute) | truncatedTo\( | %\s*(?:3600|86400|60)\b | 3600\s*-\s* | 86400\s*-\s*
    // up to its end, from its start
    endOf\(\s*['"](?:hour|day|minute|month) | end_of_(?:hour|day|month) | endOf(?:Hour|Day|Today) | EndOfDay | seconds?_?(?:until|to)_?(?:midnight|hour|end)
    atStartOfDay | startOfHour | addHour\(\)->startOf | AddDays\(1\)\.Date | \.Date\.AddDays | midnight | tomorrow
    // set to it
    setHours\(\s*(?:24|23) | setMinutes\(\s*(?:60|59) | replace\(\s*minute\s*=\s*0 | EXPIREAT | expireat
  `,
  'i',
);

/** The life of every entry ends at the same moment: the full hour, midnight. */
export const ttlAligned: Detector = {
  observable: 'code-ttl-aligned',
  *detect({ programs }) {
    for (const program of programs) {
      for (const call of program.calls) {
        const done = operation(program, call);
        const expires = has(done, 'cache-write') || /^(?:expire|expireat|expireAt|pexpireat|ExpireAt|EXPIREAT|KeyExpire)$/.test(call.name);
        if (!expires) continue;
        for (const arg of call.args) {
          const source = sourceOf(program, arg, call);
          if (!source || !BOUNDARY.test(textOf(source)) || /rand|jitter/i.test(textOf(source))) continue;
          yield at(source, `${done.label} gets a time to live that ends on the same clock boundary for all keys`, {
            resource: done.label,
          });
          break;
        }
      }
    }
  },
};

/** The argument itself, or what its name was given. */
function sourceOf(program: Program, arg: Node, call: Node): Node | undefined {
  if (BOUNDARY.test(textOf(arg)) && arg.kind !== 'function') return arg;
  for (const inner of walk(arg, (node) => node.kind !== 'function')) {
    if (inner.kind !== 'name') continue;
    const binding = bindingOf(program, inner.path, call);
    if (binding?.value && binding.level !== 'parameter' && BOUNDARY.test(textOf(binding.value)) && textOf(binding.value).length < 400)
      return binding.node;
  }
  return undefined;
}
