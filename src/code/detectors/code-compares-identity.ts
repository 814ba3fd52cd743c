import { type Node, textOf, walk } from '../node.ts';
import { type Program, unwrap } from '../program.ts';
import { at, type Detector, type Sighting } from '../source.ts';
import { isKotlin, typeOf } from './values.ts';

/** Equality is asked of something that answers for identity, scale or the last bit rather than for the value. */
export const comparesIdentity: Detector = {
  observable: 'code-compares-identity',
  *detect({ programs }) {
    for (const program of programs) {
      for (const node of walk(program.root)) {
        const why =
          program.language === 'java'
            ? (boxed(program, node) ?? decimal(program, node) ?? floatKey(node))
            : program.language === 'python'
              ? literalIdentity(node)
              : program.language === 'javascript'
                ? notANumber(node)
                : program.language === 'go' || program.language === 'csharp'
                  ? floatKey(node)
                  : undefined;
        if (why) yield at(node, why) satisfies Sighting;
      }
    }
  },
};

const BOXED = /^(?:Integer|Long|Short|Byte|Character|Double|Float|Boolean|String|BigDecimal|BigInteger)$/;

/** `Integer == Integer` is true for -128 to 127 and false for the same number above; `name == "x"` is true by luck. */
function boxed(program: Program, node: Node): string | undefined {
  if (node.kind !== 'binary' || !['==', '!='].includes(node.op) || isKotlin(program)) return undefined;
  const sides = [unwrap(node.left), unwrap(node.right)];
  if (sides.some((side) => !side || side.kind === 'null')) return undefined;
  const types = sides.map((side) => (side?.kind === 'string' ? 'String' : typeOf(program, side)));
  if (!types.every((type) => BOXED.test(type)) || types[0] !== types[1]) return undefined;
  return types[0] === 'String' || types[0]?.startsWith('Big')
    ? `${textOf(node)} asks whether both are one object, not whether they are equal`
    : `${textOf(node)} compares two ${types[0]} objects: equal numbers above 127 are two objects, so it is false for them`;
}

/** BigDecimal.equals compares the scale as well: 1.0 is not 1.00. */
function decimal(program: Program, node: Node): string | undefined {
  if (node.kind !== 'call' || node.name !== 'equals' || node.args.length !== 1 || !node.object) return undefined;
  const other = node.args[0] as Node;
  const isDecimal = (each: Node): boolean =>
    /^BigDecimal\.(?:ZERO|ONE|TEN|valueOf)$/.test(each.path) ||
    /^new BigDecimal$/.test(each.path) ||
    typeOf(program, each) === 'BigDecimal';
  if (/stripTrailingZeros|setScale/.test(textOf(node)) || ![node.object, other].some(isDecimal)) return undefined;
  return `${textOf(node)} compares the scale as well: 1.0 is not equal to 1.00; compareTo compares the value`;
}

const FLOAT_MAP = /^(?:(?:Concurrent)?(?:Hash|LinkedHash)?Map<\s*(?:Double|Float)\s*,|(?:Concurrent)?Dictionary<\s*(?:double|float)\s*,)/;

/** A number that was computed differs in its last bit, and as a key it is another key. */
function floatKey(node: Node): string | undefined {
  const type = node.kind === 'declare' || node.kind === 'parameter' ? node.typeName : '';
  const go = node.type === 'map_type' && /^map\[float(?:32|64)\]/.test(textOf(node));
  return FLOAT_MAP.test(type) || go
    ? `${textOf(node).slice(0, 60)} has binary floating-point numbers as keys: a key that was computed otherwise is another key`
    : undefined;
}

/** `x is 1000`, `state is "open"`: whether two equal values are one object is up to the interpreter. */
function literalIdentity(node: Node): string | undefined {
  if (node.type !== 'comparison_operator' || !node.words.some((word) => word === 'is' || word === 'is not')) return undefined;
  const literal = node.children.slice(1).find((child) => child.kind === 'string' || child.kind === 'number');
  return literal
    ? `${textOf(node)} asks whether both are one object, which for ${literal.kind === 'string' ? 'texts' : 'numbers'} is up to the interpreter`
    : undefined;
}

/** NaN is not equal to anything, not even to itself. */
function notANumber(node: Node): string | undefined {
  if (node.kind !== 'binary' || !/^[!=]==?$/.test(node.op)) return undefined;
  return [node.left, node.right].some((side) => side?.path === 'NaN' || side?.path === 'Number.NaN')
    ? `${textOf(node)} is always ${node.op.startsWith('!') ? 'true' : 'false'}: NaN is not equal to itself`
    : undefined;
}
