import { enclosing, type Node, own, textOf, walk } from '../node.ts';
import { type Program, unwrap } from '../program.ts';
import { at, type Detector, type Sighting } from '../source.ts';

const MAY_BE_NOTHING: Readonly<Record<string, RegExp>> = {
  javascript: /(?:^|\.)(?:find|findOne|findUnique|findFirst|findByPk|findById|match|exec|getElementById|querySelector)$/,
  python: /(?:^|\.)(?:first|one_or_none|scalar_one_or_none|fetchone|find_one|re\.match|re\.search|re\.fullmatch|environ\.get)$/,
  java: /(?:^|\.)(?:findFirst|findAny|findById|findOne|getParameter|getHeader)$/,
  ruby: /(?:^|\.)(?:find_by|first|last|find|detect|dig|match)$/,
  csharp: /(?:^|\.)(?:FirstOrDefault|FirstOrDefaultAsync|SingleOrDefault|SingleOrDefaultAsync|Find|FindAsync|Deserialize)$/,
  php: /(?:^|\.)(?:first|find|fetch|fetch_assoc)$|^json_decode$/,
};

/** A look-up that may find nothing, used as if it always found. */
export const uncheckedNull: Detector = {
  observable: 'code-unchecked-null',
  *detect({ programs }) {
    for (const program of programs) {
      if (program.language === 'rust') yield* unwraps(program);
      else if (program.language === 'cpp') yield* pointers(program);
      else {
        yield* chained(program);
        yield* held(program);
      }
    }
  },
};

/** `find(…).name` without `?.`. */
function* chained(program: Program): Generator<Sighting> {
  const names = MAY_BE_NOTHING[program.language];
  if (!names) return;
  for (const call of program.calls) {
    if (!names.test(call.path.replace(/\(\)$/, '')) || !plausible(program, call)) continue;
    const user = userOf(call);
    if (!user || /^\s*\)*\s*(?:\?\.|&\.|\?->)/.test(program.text.slice(call.end, call.end + 60))) continue;
    if (program.language === 'java' && !/^get$/.test(user)) continue;
    if (
      /^(?:then|catch|finally|lean|exec|select|populate|orElse\w*|where|orderBy|order|toArray|await|unwrap|nil\?|present\?|blank\?|to_s|to_a|try|ifPresent\w*|map|order_by|limit)$/.test(
        user,
      )
    )
      continue;
    yield at(call, `${call.path.replace(/^this\./, '')}() may find nothing, and .${user} is used on it unasked`, {
      callee: call.path,
    });
  }
}

/** `find` with a callback, `match` and `exec` with a pattern: others of these names mean other things. */
function plausible(program: Program, call: Node): boolean {
  if (program.language === 'python') return call.name !== 'get' || call.args.length === 1;
  // `Customer.find(id)` of Rails raises when there is none; `list.find { … }` gives nil.
  if (program.language === 'ruby' && call.name === 'find') return call.args.every((arg) => arg.kind === 'function');
  if (program.language !== 'javascript') return true;
  if (call.name === 'find') return call.args[0]?.kind === 'function';
  if (call.name === 'match') return call.args[0]?.kind === 'regex';
  return call.name !== 'exec' || call.object?.kind === 'regex';
}

/** The property or method taken from a call's result, directly or through an await. */
function userOf(call: Node): string | undefined {
  const parent = call.parent;
  if (parent?.kind === 'await') return parent.parent?.kind === 'member' && parent.parent.object === parent ? parent.parent.name : undefined;
  if (parent?.kind === 'member' && parent.object === call) return parent.name;
  if (
    parent?.kind === 'call' &&
    parent.object === call &&
    (parent.type.includes('member_call') || parent.type === 'method_invocation' || parent.type === 'call')
  )
    return parent.name;
  if (parent?.kind === 'index' && parent.object === call) return textOf(parent.right ?? parent).slice(0, 30);
  return undefined;
}

/** `x = findOne(…)` and then `x.name`, with nothing that asks about x between. */
function* held(program: Program): Generator<Sighting> {
  const names = MAY_BE_NOTHING[program.language];
  if (!names || program.language === 'java') return;
  for (const call of program.calls) {
    const holder = enclosing(call, ['declare', 'assign'], enclosing(call, ['function']));
    const isFind =
      names.test(call.path) && call.name !== 'exec' && plausible(program, call) && !(call.name === 'first' && /orFail/i.test(call.path));
    if (holder?.left?.kind !== 'name' || unwrap(holder.right) !== call || !isFind) continue;
    const fn = enclosing(call, ['function']);
    const name = holder.left.name;
    const use =
      fn &&
      [...own(fn)].find(
        (node) => node.start > holder.end && node.kind === 'member' && node.object?.kind === 'name' && node.object.name === name,
      );
    if (!fn || !use || use.words.includes('?.') || /\?\.|&\./.test(textOf(use))) continue;
    const between = program.text.slice(holder.end, use.start);
    if (
      new RegExp(
        `(?:if|unless|assert|guard|!|\\?\\?|&&|\\|\\||==|is None|nil\\?|expect|raise|throw)[^\\n]{0,80}\\b${name}\\b|\\b${name}\\b\\s*(?:&&|\\|\\||\\?|==|!=|is\\b)`,
      ).test(between)
    )
      continue;
    yield at(use, `${name} comes from ${call.path}(), which may find nothing, and ${textOf(use).slice(0, 40)} is used unasked`, {
      callee: call.path,
    });
  }
}

/** `.unwrap()` and `.expect()` on what is not known to be there. */
function* unwraps(program: Program): Generator<Sighting> {
  for (const call of program.calls) {
    if (
      !/^(?:unwrap|expect)$/.test(call.name) ||
      /\.(?:lock|read|write)\(\)\.\w+$/.test(call.path) ||
      enclosing(call, ['function']) === undefined
    )
      continue;
    const source = call.path.replace(/^…\.?/, '').replace(/\.(?:unwrap|expect)$/, '');
    // A send or a join fails when the other side is gone, not for want of a value.
    if (/Regex\.new|parse\(\)$|env\.var|from_static|(?:send|recv|join|wait|flush|spawn)(?:\(\))?$/.test(source)) continue;
    yield at(call, `${call.name}() panics when ${source ? `${source.slice(-60)} gives` : 'there is'} nothing`, {
      callee: source.slice(-60),
    });
  }
}

/** A pointer from an accessor is followed without a test: `const T* o = row.x(); o->y()`. */
function* pointers(program: Program): Generator<Sighting> {
  for (const node of walk(program.root)) {
    if (node.kind !== 'declare' || !node.typeName.endsWith('*') || node.right?.kind !== 'call') continue;
    const fn = enclosing(node, ['function']);
    if (!fn) continue;
    const use = [...walk(fn)].find(
      (inner) => inner.start > node.end && inner.type === 'field_expression' && inner.object?.path === node.name,
    );
    if (
      !use ||
      new RegExp(`(?:if|while|CHECK|DCHECK|assert|\\?)[^;{]{0,60}\\b${node.name}\\b`).test(program.text.slice(node.end, use.start))
    )
      continue;
    yield at(use, `${node.name} is a pointer that ${node.right.path}() gave, and it is followed without asking whether it is null`, {
      callee: node.right.path,
    });
  }
}
