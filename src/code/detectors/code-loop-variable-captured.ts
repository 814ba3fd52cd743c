import { enclosing, inside, type Node, textOf, walk } from '../node.ts';
import type { Program } from '../program.ts';
import { at, type Detector, type Sighting } from '../source.ts';

/** A function that is made in a loop and runs later sees the loop's variable as it is then, mostly at its last value. */
export const loopVariableCaptured: Detector = {
  observable: 'code-loop-variable-captured',
  *detect({ programs, text }) {
    for (const program of programs) {
      if (program.language === 'php') yield* leftReference(program);
      for (const loop of walk(program.root)) {
        if (loop.kind !== 'loop') continue;
        const names = sharedNames(program, loop, text);
        if (names.length === 0) continue;
        const found = laterUse(program, loop, names);
        if (found)
          yield at(
            found.fn,
            `${found.name} is one variable for all turns of the loop, and this function runs later: it sees the value of a later turn`,
            {
              variable: found.name,
            },
          );
      }
    }
  },
};

/** Names that all turns of the loop share in this language. */
function sharedNames(program: Program, loop: Node, text: string): string[] {
  const declared = (node: Node | undefined): string[] =>
    node
      ? walk(node)
          .filter((each) => each.kind === 'name')
          .map((each) => each.path)
      : [];
  switch (program.language) {
    case 'python':
      return loop.type === 'for_statement' ? declared(loop.left) : [];
    case 'javascript': {
      const head = program.text.slice(loop.start, loop.body?.start ?? loop.start);
      const name = /^for\s*(?:await\s*)?\(\s*var\s+(\w+)/.exec(head)?.[1];
      return name ? [name] : [];
    }
    case 'csharp':
      return loop.type === 'for_statement'
        ? declared(loop.children.find((child) => child.field === 'initializer')?.children.find((child) => child.kind === 'declare')?.left)
        : [];
    case 'go':
      return isOldGo(text) ? declared(loop.left).concat(/^for\s+(\w+)\s*:=/.exec(textOf(loop))?.[1] ?? []) : [];
    default:
      return [];
  }
}

/** Since Go 1.22 each turn has a variable of its own; the snippet must show that it is older. */
const isOldGo = (text: string): boolean =>
  /^\s*go 1\.(?:\d|1\d|2[01])(?:\.\d+)?\s*$/m.test(text) ||
  /\bioutil\.|golang:1\.(?:1\d|2[01])\b|go-version:\s*['"]?1\.(?:1\d|2[01])\b/.test(text);

function laterUse(program: Program, loop: Node, names: readonly string[]): { fn: Node; name: string } | undefined {
  for (const fn of walk(loop.body ?? loop)) {
    if (fn.kind !== 'function' || !runsLater(program, fn)) continue;
    const own = new Set(
      fn.parameters.flatMap((each) =>
        walk(each)
          .filter((inner) => inner.kind === 'name')
          .map((inner) => inner.path),
      ),
    );
    const name = names.find(
      (each) =>
        each !== '_' &&
        !own.has(each) &&
        !copied(program, loop, fn, each) &&
        walk(fn.body ?? fn).some(
          (inner) => inner.kind === 'name' && inner.path === each && inner.field !== 'property' && inner.field !== 'attribute',
        ),
    );
    if (name) return { fn, name };
  }
  return undefined;
}

/** `x := x` before the function, or a name of the function's own. */
const copied = (program: Program, loop: Node, fn: Node, name: string): boolean =>
  (program.bindings.get(name) ?? []).some(
    (each) =>
      each.node.kind !== 'parameter' &&
      inside(each.node, loop.body ?? loop) &&
      each.node !== loop &&
      each.node.start < fn.end &&
      each.node.start >= (loop.body?.start ?? loop.start),
  );

/** The function is started apart, kept, or handed to something that calls it later. */
function runsLater(program: Program, fn: Node): boolean {
  const parent = fn.parent;
  if (!parent) return false;
  // A function that is called on the spot.
  if (parent.kind === 'call' && !parent.args.includes(fn)) return parent.parent?.kind === 'spawn' || parent.parent?.kind === 'defer';
  if (parent.kind === 'call') {
    const later =
      program.language === 'javascript'
        ? /^(?:setTimeout|setImmediate|setInterval|on|once|addEventListener|then|push|nextTick|queueMicrotask)$/
        : program.language === 'python'
          ? /^(?:append|submit|Timer|Thread|call_later|call_soon|after|add_done_callback|connect|bind|apply_async|defer|register)$/
          : program.language === 'csharp'
            ? /^(?:Run|StartNew|Add|Thread|new Thread|QueueUserWorkItem|ContinueWith|Enqueue)$/
            : /^(?:Go|Submit|AfterFunc|append)$/;
    return later.test(parent.name) || later.test(parent.path);
  }
  if (parent.kind === 'pair')
    return (
      program.language === 'python' &&
      parent.parent?.kind === 'call' &&
      runsLater(program, { ...fn, parent: parent.parent } as Node) === true
    );
  // `handlers[name] = lambda: …`
  return (
    parent.kind === 'assign' &&
    (parent.left?.kind === 'index' || parent.left?.kind === 'member') &&
    enclosing(parent, ['loop']) !== undefined
  );
}

/** `foreach ($rows as &$row)`: the name stays a reference to the last element, and the next loop with it writes there. */
function* leftReference(program: Program): Generator<Sighting> {
  const loops = walk(program.root).filter((node) => node.type === 'foreach_statement');
  for (const loop of loops) {
    const name = /^foreach\s*\([^{]*?\bas\s+(?:\$\w+\s*=>\s*)?&\s*\$(\w+)\s*\)/.exec(textOf(loop))?.[1];
    if (!name) continue;
    const fn = enclosing(loop, ['function']);
    const rest = program.text.slice(loop.end, fn?.end ?? program.text.length);
    const next = loops.find(
      (each) =>
        each.start > loop.end &&
        enclosing(each, ['function']) === fn &&
        new RegExp(`\\bas\\s+(?:\\$\\w+\\s*=>\\s*)?\\$${name}\\s*\\)`).test(textOf(each).split('{')[0] ?? ''),
    );
    if (next && !new RegExp(`unset\\(\\s*\\$${name}\\s*\\)`).test(rest.slice(0, next.start - loop.end)))
      yield at(next, `$${name} is still a reference to the last element of the loop before, and this loop writes each element into it`, {
        variable: name,
      });
  }
}
