import { enclosing, inside, type Node, textOf, walk } from '../node.ts';
import { at, type Detector, type Sighting } from '../source.ts';

/** `err :=` in an inner block makes a second err, and what looks at the outer one never hears of it. */
export const errorShadowed: Detector = {
  observable: 'code-error-shadowed',
  *detect({ programs }) {
    for (const program of programs) {
      if (program.language !== 'go') continue;
      for (const fn of program.functions) if (fn.body) yield* inFunction(fn, fn.body);
    }
  },
};

function* inFunction(fn: Node, body: Node): Generator<Sighting> {
  const inner = walk(body);
  const outer = inner.find((node) => node.type === 'var_spec' && node.name === 'err' && enclosing(node, ['function']) === fn);
  const named = textOf(fn.children.find((child) => child.field === 'result') ?? body.children[0] ?? fn).match(/\berr\s+error\b/) !== null;
  if (!outer && !named) return;
  // `defer func() { if err != nil { tx.Rollback() } }()` looks at the outer err; a named result gets its value at the return.
  const watcher = outer && !named ? inner.find((node) => node.kind === 'defer' && /\berr\s*[!=]=\s*nil/.test(textOf(node))) : undefined;
  for (const node of inner) {
    if (node.type !== 'short_var_declaration' || enclosing(node, ['function']) !== fn || !declaresErr(node)) continue;
    const scope = scopeOf(node);
    if (!scope || scope === body || (outer && (inside(outer, scope) || outer.start > node.start))) continue;
    if (watcher && watcher.start < node.start && returnsErr(scope, node)) {
      yield at(node, 'this err is another one than the deferred function looks at, which goes on seeing no error');
      return;
    }
    const after = inner.filter((each) => each.start > scope.end);
    const later = after.find((each) => each.kind === 'return' && walk(each).some((name) => name.kind === 'name' && name.path === 'err'));
    const set = after.find(
      (each) => (each.kind === 'assign' || each.kind === 'declare') && declaresErr(each) && (!later || each.start < later.start),
    );
    const handled = walk(scope).some(
      (each) =>
        each.start > node.end &&
        ['return', 'throw', 'break', 'continue'].includes(each.kind) &&
        enclosing(each, ['if', 'function'])?.kind === 'if' &&
        /\berr\b/.test(textOf(enclosing(each, ['if'])?.test ?? each)),
    );
    if (!later || set || handled || returnsErr(scope, node)) continue;
    yield at(node, 'this err is a new one of the inner block: the err that is returned below stays nil when the call fails');
    return;
  }
}

const declaresErr = (node: Node): boolean =>
  node.left !== undefined && walk(node.left).some((each) => each.kind === 'name' && each.path === 'err');

/** The block or if in which the new name lives. */
function scopeOf(node: Node): Node | undefined {
  if (node.parent?.kind === 'if' || node.parent?.kind === 'loop' || node.parent?.type === 'for_clause') return node.parent;
  for (let up = node.parent; up; up = up.parent) if (up.type === 'block' || up.kind === 'case' || up.kind === 'function') return up;
  return undefined;
}

const returnsErr = (scope: Node, from: Node): boolean =>
  walk(scope).some((each) => each.kind === 'return' && each.start > from.start && /\berr\b/.test(textOf(each)));
