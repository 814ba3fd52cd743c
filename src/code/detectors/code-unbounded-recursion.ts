import { enclosing, inside, type Node, textOf, walk } from '../node.ts';
import { functionName, type Program } from '../program.ts';
import { at, type Detector } from '../source.ts';
import { leaves } from './common.ts';

/** A function calls itself, and nothing that is certain to come counts down or ends it. */
export const unboundedRecursion: Detector = {
  observable: 'code-unbounded-recursion',
  *detect({ programs }) {
    for (const program of programs) {
      for (const fn of program.functions) {
        const name = functionName(fn).replace(/^.*\./, '');
        // A name that the body imports or declares anew means something else there.
        if (
          !name ||
          !fn.body ||
          walk(fn.body).some(
            (node) =>
              (node.kind === 'import' || node.type === 'global_statement') &&
              new RegExp(`\\b${name.replace(/[$?!]/g, '\\$&')}\\b`).test(textOf(node)),
          )
        )
          continue;
        const again = walk(fn.body).find(
          (node) => node.kind === 'call' && callsItself(program, node, name, fn) && enclosingNamed(node, fn),
        );
        if (!again) continue;
        const handler = enclosing(again, ['catch'], fn);
        const counted = /depth|level|attempt|retr|tries|limit|max|count|remaining|visited|seen|--|- 1\b|-1\b/i.test(
          `${again.args.map(textOf).join(' ')} ${fn.parameters.map((each) => each.name).join(' ')}`,
        );
        if (handler && !counted) {
          yield at(again, `${name} calls itself when it fails, and nothing counts the tries`, { callee: name });
          continue;
        }
        if (!handler && !counted && followsReferences(again, fn)) {
          yield at(again, `${name} follows references from one to the next, and nothing remembers where it has been: a cycle has no end`, {
            callee: name,
          });
          continue;
        }
        if (handler || counted || guarded(again, fn)) continue;
        yield at(again, `${name} calls itself on every way through it: nothing ends the recursion`, { callee: name });
      }
    }
  },
};

/** In a loop over references, the next node is looked up by its id: a graph, which may have cycles, rather than a tree. */
function followsReferences(call: Node, fn: Node): boolean {
  const looked = call.args.some(
    (arg) => arg.kind === 'index' || (arg.kind === 'call' && /^(?:get|find|findById|load|find_by|fetch)$/.test(arg.name)),
  );
  return (
    looked && enclosing(call, ['loop'], fn) !== undefined && !/\b(?:visited|seen|has|includes|contains|add|path|stack)\b/i.test(textOf(fn))
  );
}

/** The call means this very function: not an outer one of the same name, and no overload with other arguments. */
function callsItself(program: Program, call: Node, name: string, fn: Node): boolean {
  if (call.args.some((arg) => arg.kind === 'function')) return false;
  const method = enclosing(fn, ['class', 'function'])?.kind === 'class';
  const bound = fn.name === '' && fn.parent?.kind !== 'declare';
  const explicit = ['javascript', 'python', 'php', 'rust'].includes(program.language);
  if (call.path === `this.${name}`)
    return method && call.args.length === fn.parameters.filter((each) => !/^(?:self|this)$/.test(each.name || each.path)).length;
  if (call.path !== name || bound || (method && explicit)) return false;
  return ['java', 'csharp', 'cpp'].includes(program.language) ? call.args.length === fn.parameters.length : true;
}

const enclosingNamed = (node: Node, fn: Node): boolean => enclosing(node, ['function']) === fn;

/** A condition stands around the call, or a way out stands before it, or it runs over parts (children) that can be none. */
function guarded(call: Node, fn: Node): boolean {
  for (let at = call.parent; at && at !== fn; at = at.parent)
    if (
      ['if', 'conditional', 'case', 'loop', 'switch'].includes(at.kind) ||
      (at.kind === 'binary' && /&&|\|\||and|or|\?\?/.test(at.op)) ||
      (at.kind === 'call' && at !== call && at.args.some((arg) => arg.kind === 'function' && inside(call, arg)))
    )
      return true;
  return [...walk(fn.body as Node)].some(
    (node) =>
      (node.kind === 'if' && node.end < call.start && leaves(node.body)) ||
      node.kind === 'conditional' ||
      (node.kind === 'switch' && node.start < call.start) ||
      (node.kind === 'return' && node.end < call.start && enclosing(node, ['if', 'case'], fn) !== undefined),
  );
}
