import { type Node, textOf } from '../node.ts';
import { bindingOf, type Program, unwrap } from '../program.ts';

/** The number that an expression of numbers and named constants comes to; undefined where something else takes part. */
export function constant(program: Program, node: Node | undefined, depth = 0): number | undefined {
  const value = unwrap(node);
  if (!value || depth > 12) return undefined;
  if (value.kind === 'number') {
    const number = Number(
      textOf(value)
        .replaceAll('_', '')
        .replace(/[lLnuUfFdD]+$/, ''),
    );
    return Number.isFinite(number) ? number : undefined;
  }
  if (value.kind === 'binary') {
    const left = constant(program, value.left, depth + 1);
    const right = constant(program, value.right, depth + 1);
    if (left === undefined || right === undefined) return undefined;
    switch (value.op) {
      case '*':
        return left * right;
      case '+':
        return left + right;
      case '-':
        return left - right;
      case '/':
        return left / right;
      default:
        return undefined;
    }
  }
  if (value.kind !== 'name') return undefined;
  // A name that is given a value once is a constant.
  const given = program.bindings.get(value.path);
  return given?.length === 1 && given[0]?.level !== 'parameter' ? constant(program, given[0]?.value, depth + 1) : undefined;
}

/** Kotlin is read as Java's family, but its `==` compares values. */
export const isKotlin = (program: Program): boolean =>
  program.language === 'java' &&
  program.functions.some((fn) => /^(?:method_definition|function_declaration|arrow_function)$/.test(fn.type));

/** The declared type of what an expression names: a local, a parameter, a field, or what a getter of the snippet returns. */
export function typeOf(program: Program, node: Node | undefined): string {
  const value = unwrap(node);
  if (!value) return '';
  if (value.kind === 'call') {
    const own = program.functions.filter((fn) => fn.name === value.name && value.name !== '');
    const types = own.map((fn) =>
      textOf(fn.children.find((child) => child.field === 'type' || child.field === 'returns') ?? fn).slice(0, 80),
    );
    return own.length === 1 && types[0] && /^[\w<>?., ]+$/.test(types[0]) ? types[0] : '';
  }
  if (value.kind === 'name') return bindingOf(program, value.path, value)?.node.typeName ?? '';
  if (value.kind === 'member' && value.path.startsWith('this.'))
    return program.bindings.get(value.name)?.find((each) => each.level === 'class')?.node.typeName ?? '';
  return '';
}
