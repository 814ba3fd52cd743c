import { anyOf } from '../../text/index.ts';
import { enclosing, type Node, textOf, walk } from '../node.ts';
import type { Program } from '../program.ts';
import { namedFunction } from '../program.ts';
import { at, type Detector } from '../source.ts';

/** What one call computed for its argument is kept for the whole process and given to calls with another argument. */
export const memoIgnoresArgument: Detector = {
  observable: 'code-memo-ignores-argument',
  *detect({ programs }) {
    for (const program of programs) {
      for (const node of walk(program.root)) {
        if (node.kind !== 'assign' || !node.left || !node.right) continue;
        const { node: fn, name } = namedFunction(node);
        const kept = fn && keptFor(program, node, fn);
        if (!fn || !kept || /^(?:get_?)?(?:instance|shared|default)|^(?:init|connect|create|setup|configure|open)/i.test(name)) continue;
        const argument = argumentIn(node.right, fn);
        if (argument)
          yield at(node, `${kept} is computed once, for the first ${argument}, and ${name} gives it to every later ${argument} as well`, {
            resource: kept,
            variable: argument,
          });
      }
    }
  },
};

/** Settings and handles are the same for all callers, whoever passes them. */
const SAME_FOR_ALL = new RegExp(
  `^${anyOf`
    config\w* | cfg | options? | opts | settings? | env | logger | log | app | server | container | context | ctx
    db | pool | client | conn\w* | url | uri | dsn | host | port | path | file\w* | dir | region | version | timeout | secret
    args | kwargs | cls | self | this | module | loader | factory | name | key | cb | callback | fn | func
  `}$`,
  'i',
);

const argumentIn = (value: Node, fn: Node): string | undefined =>
  fn.parameters
    .map((each) => each.name || each.path)
    .find(
      (name) =>
        /^\w+$/.test(name) &&
        !SAME_FOR_ALL.test(name) &&
        walk(value).some((inner) => inner.kind === 'name' && inner.path === name && inner.field !== 'property'),
    );

/** The name of what is kept for all: `@x ||=` of a class, `static::$x ??=`, a module variable that is set where it is empty. */
function keptFor(program: Program, node: Node, fn: Node): string | undefined {
  const target = node.left as Node;
  const text = textOf(target);
  if (target.kind === 'index') return undefined;
  if (program.language === 'ruby') {
    const ofClass = fn.type === 'singleton_method' || /^@@/.test(text) || enclosing(fn, ['class'])?.type === 'singleton_class';
    return node.op === '||=' && ofClass && /^@/.test(text) ? text : undefined;
  }
  const empty = /^(?:\|\|=|\?\?=)$/.test(node.op) || guarded(node, text);
  if (!empty) return undefined;
  if (program.language === 'php') return /^(?:self|static|[A-Z]\w*)::\$\w+$/.test(text) ? text : undefined;
  if (program.language === 'python') {
    const declared = walk(fn).some((inner) => inner.type === 'global_statement' && new RegExp(`\\b${text}\\b`).test(textOf(inner)));
    return declared || /^cls\.\w+$/.test(text) ? text : undefined;
  }
  if (!['javascript', 'go', 'java', 'csharp'].includes(program.language) || target.kind !== 'name') return undefined;
  const binding = program.bindings.get(target.path)?.find((each) => each.node !== node && each.level !== 'local');
  if (binding?.level === 'module') return text;
  return binding?.level === 'class' && /\bstatic\b/.test(textOf(binding.node.parent ?? binding.node).slice(0, 120)) ? text : undefined;
}

/** `if (!x) x = …`, `if x is None:`, `if x == nil {`. */
function guarded(node: Node, name: string): boolean {
  const guard = enclosing(node, ['if', 'function']);
  if (guard?.kind !== 'if' || !guard.test) return false;
  const plain = name.replace(/[$^.*+?()[\]{}|\\]/g, '\\$&');
  return new RegExp(
    `^\\(?(?:!\\s*${plain}|not ${plain}|${plain}\\s*(?:is None|={2,3}\\s*(?:null|nil|undefined|None))|is_null\\(${plain}\\)|!isset\\(${plain}\\))\\)?$`,
  ).test(textOf(guard.test).trim());
}
