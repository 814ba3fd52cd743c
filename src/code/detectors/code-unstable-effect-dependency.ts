import { enclosing, type Node, textOf, walk } from '../node.ts';
import { namedFunction } from '../program.ts';
import { at, type Detector } from '../source.ts';

/** A React effect depends on a value that each render makes anew, so it runs after each render; if it sets state, without end. */
export const unstableEffectDependency: Detector = {
  observable: 'code-unstable-effect-dependency',
  *detect({ programs }) {
    for (const program of programs) {
      if (program.language !== 'javascript') continue;
      for (const call of program.calls) {
        if (!/^(?:React\.)?use(?:Layout)?Effect$/.test(call.path)) continue;
        const list = call.args[1];
        const component = enclosing(call, ['function']);
        if (list?.kind !== 'array' || !component) continue;
        for (const item of list.children) {
          const made =
            item.kind === 'object' || item.kind === 'array' || item.kind === 'function'
              ? item
              : item.kind === 'name'
                ? madeEachRender(component, item.name)
                : undefined;
          if (!made) continue;
          const sets = [...walk(call)].some(
            (inner) =>
              (inner.kind === 'call' && /^set[A-Z]/.test(inner.name)) || (inner.kind === 'name' && /^set[A-Z]\w+$/.test(inner.name)),
          );
          yield at(
            list,
            `the effect depends on ${textOf(item).slice(0, 40)}, which ${namedFunction(component).name || 'the component'} makes anew on each render${sets ? '; the effect sets state, which renders again' : ''}`,
            { name: textOf(item).slice(0, 40) },
          );
        }
      }
    }
  },
};

/** An object, array or function literal bound to this name in the component's body, or as a default of its parameter. */
function madeEachRender(component: Node, name: string): Node | undefined {
  for (const node of walk(component)) {
    if (node.kind === 'function' && node !== component) continue;
    const literal = node.right && ['object', 'array', 'function'].includes(node.right.kind) ? node.right : undefined;
    if (!literal) continue;
    const inBody = node.kind === 'declare' && node.left?.kind === 'name' && enclosing(node, ['function']) === component;
    const inDefault =
      (node.kind === 'parameter' || node.type.endsWith('assignment_pattern')) && enclosing(node, ['function']) === component;
    if ((inBody || inDefault) && (node.left?.name === name || node.name === name)) return literal;
  }
  return undefined;
}
