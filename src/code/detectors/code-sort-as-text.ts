import { anyOf } from '../../text/index.ts';
import { type Node, textOf } from '../node.ts';
import { bindingOf, type Program, unwrap } from '../program.ts';
import { at, type Detector } from '../source.ts';

const NUMBERS = new RegExp(
  `(?:^|[a-z_])${anyOf`
    latenc(?:y|ies) | durations? | timestamps? | millis | epochs? | ages? | offsets?
    prices? | amounts? | totals? | scores? | sizes? | numbers? | counts? | weights? | quantit(?:y|ies)
  `}$`,
  'i',
);

/** Array.prototype.sort without a comparison orders by text: 10 before 9. */
export const sortAsText: Detector = {
  observable: 'code-sort-as-text',
  *detect({ programs }) {
    for (const program of programs) {
      if (program.language !== 'javascript') continue;
      for (const call of program.calls) {
        if (!/^(?:sort|toSorted)$/.test(call.name) || call.args.length > 0 || !call.object || typedArray(program, call.object)) continue;
        if (!numeric(program, call.object, 0)) continue;
        yield at(call, `${textOf(call).slice(0, 60)} orders numbers as text: 10 comes before 9`, { resource: call.object.path });
      }
    }
  },
};

const typedArray = (program: Program, node: Node): boolean =>
  /(?:Float|Int|Uint|BigInt)\d+(?:Clamped)?Array/.test(`${textOf(node)} ${bindingOf(program, node.path, node)?.origin ?? ''}`);

/** What is sorted is known to be numbers: by its type, by what it was made from, or by what it is called. */
function numeric(program: Program, node: Node, depth: number): boolean {
  const value = unwrap(node);
  if (!value || depth > 6) return false;
  if (value.kind === 'array')
    return (
      value.children.length > 0 &&
      value.children.every((each) =>
        each.kind === 'other' || each.kind === 'name' || each.kind === 'member'
          ? numeric(program, each, depth + 1)
          : each.kind === 'number',
      )
    );
  if (value.kind === 'call') {
    if (/^(?:map|flatMap)$/.test(value.name)) return numberOf(value.args[0]);
    if (/^(?:filter|slice|concat|reverse)$/.test(value.name) && value.object) return numeric(program, value.object, depth + 1);
    return false;
  }
  if (value.kind !== 'name') return value.kind === 'member' && /^\w/.test(value.name) && pluralNumbers(value.name);
  const binding = bindingOf(program, value.path, value);
  if (/^(?:readonly )?number\[\]$|^(?:Readonly)?Array<number>$/.test(binding?.node.typeName ?? '')) return true;
  if (binding?.node.typeName) return false;
  const made = unwrap(binding?.value);
  if (made && made.kind !== 'name' && made.kind !== 'await') {
    if (made.kind !== 'array' || made.children.length > 0)
      return (
        numeric(program, made, depth + 1) || (made.kind === 'call' && /^(?:filter|slice)$/.test(made.name) && pluralNumbers(value.path))
      );
  }
  return pluralNumbers(value.path);
}

const pluralNumbers = (name: string): boolean => NUMBERS.test(name) && /s$/i.test(name);

/** `Number`, `x => Number(x)`, `x => +x`, `x => x.price`. */
function numberOf(mapper: Node | undefined): boolean {
  if (!mapper) return false;
  if (/^(?:Number|parseInt|parseFloat)$/.test(mapper.path)) return true;
  if (mapper.kind !== 'function') return false;
  const body = unwrap(mapper.body?.kind === 'block' ? mapper.body.children.find((child) => child.kind === 'return')?.right : mapper.body);
  if (!body) return false;
  if (body.kind === 'number') return true;
  if (body.kind === 'call') return /^(?:Number|parseInt|parseFloat|Math\.\w+|Date\.parse)$/.test(body.path) || body.name === 'getTime';
  if (body.type === 'unary_expression') return /^[+-]/.test(textOf(body));
  if (body.kind === 'binary') return /^[-*/%]$/.test(body.op);
  return body.kind === 'member' && NUMBERS.test(body.name) && !/^(?:numbers?)$/.test(body.name);
}
