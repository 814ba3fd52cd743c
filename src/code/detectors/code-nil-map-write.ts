import { enclosing, type Node, own } from '../node.ts';
import { at, type Detector } from '../source.ts';

/** A map that was declared and never made is written to: Go panics there. */
export const nilMapWrite: Detector = {
  observable: 'code-nil-map-write',
  *detect({ programs }) {
    for (const program of programs) {
      if (program.language !== 'go') continue;
      for (const fn of program.functions) {
        const nodes = own(fn);
        for (const declared of nodes) {
          if (declared.type !== 'var_spec' || declared.right || !declared.typeName.startsWith('map[')) continue;
          const is = (node: Node | undefined): boolean => node?.kind === 'name' && node.path === declared.name;
          const set = nodes.find(
            (node) =>
              (node.kind === 'assign' || node.kind === 'declare') && node !== declared && node.start > declared.end && is(node.left),
          );
          const handed = nodes.find((node) => node.type === 'unary_expression' && node.words.includes('&') && is(node.children[0]));
          const given = nodes.find((node) => node.type === 'expression_list' && node.field === 'left' && node.children.some(is));
          const write = nodes.find(
            (node) => node.kind === 'assign' && node.left?.kind === 'index' && is(node.left.object) && node.start > declared.end,
          );
          if (!write || enclosing(write, ['function']) !== fn) continue;
          if ([set, handed, given].some((each) => each && each.start < write.end)) continue;
          yield at(write, `${declared.name} is declared and never made, and a write to a nil map panics`, { variable: declared.name });
        }
      }
    }
  },
};
