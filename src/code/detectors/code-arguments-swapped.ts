import { enclosing, type Node, stringValue, textOf } from '../node.ts';
import { namedFunction, type Program, unwrap } from '../program.ts';
import { at, type Detector, type Sighting } from '../source.ts';

/** Functions and callers that turn two things round on purpose. */
const ON_PURPOSE = /revers|swap|invert|undo|refund|rollback|back|negat|opposite|transpos|flip|mirror|symmetr|compar|descend|desc\b|sort/i;
/** Names of a mere order: `compare(b, a)` is meant. */
const ORDER = /^(?:\w|left|right|lhs|rhs|first|second|one|other|prev|previous|next|[a-z]+\d)$/;

/** Two arguments stand in each other's place: each bears the name of the other's parameter. */
export const argumentsSwapped: Detector = {
  observable: 'code-arguments-swapped',
  *detect({ programs }) {
    for (const program of programs) {
      const functions = programs.filter((each) => each.language === program.language).flatMap((each) => each.functions);
      for (const call of program.calls) {
        const found = swapped(program, call, functions);
        if (found) yield found;
      }
    }
  },
};

function swapped(program: Program, call: Node, functions: readonly Node[]): Sighting | undefined {
  if (call.name === '' || call.args.length < 2 || call.path.startsWith('new ')) return undefined;
  const named = functions.filter((fn) => fn.name === call.name);
  const [target] = named;
  // Of two functions of one name it is not known which is meant.
  if (!target || named.length !== 1) return undefined;
  const parameters = target.parameters.flatMap(namesOf).filter((name) => !/^(?:this|self|cls)$/.test(name));
  if (call.args.length > parameters.length || call.args.some((arg) => ['pair', 'assign', 'function', 'object'].includes(arg.kind)))
    return undefined;
  // Named arguments that the grammar gives no kind of their own, and spread ones.
  if (call.args.some((arg) => /^(?:\.\.\.|\*|\w+\s*:\s|\w+\s*=[^=])/.test(textOf(arg)))) return undefined;
  const wanted = parameters.map(plain);
  const given = call.args.map(nameOf);
  for (const [i, name] of given.entries()) {
    const place = name === '' || name === wanted[i] ? -1 : wanted.indexOf(name);
    if (place <= i || place >= given.length || given[place] !== wanted[i]) continue;
    if (ORDER.test(name) || ORDER.test(wanted[i] ?? '')) continue;
    const around = `${call.name} ${namedFunction(call).name} ${lineOf(program, call)}`;
    if (ON_PURPOSE.test(around) || inside(call, target) || bothWays(program, call, given)) return undefined;
    const written = (at: number): string => textOf(call.args[at] as Node).slice(0, 40);
    return at(
      call,
      `${call.name} takes (${parameters.join(', ')}), and here ${written(i)} stands where ${parameters[i]} belongs, ${written(place)} where ${parameters[place]} belongs`,
      { callee: call.name },
    );
  }
  return undefined;
}

/** `lat, lon float64` of Go is one parameter with two names. */
function namesOf(parameter: Node): string[] {
  const names = parameter.children.filter((child) => child.kind === 'name' && child.field === 'name').map((child) => child.name);
  return names.length > 1 ? names : [parameter.name || parameter.path];
}

/** Case, underscores and `get` in front of a name make no other name; each clock's call is `now`. */
const plain = (name: string): string => name.replace(/[_$@]/g, '').toLowerCase();

function nameOf(arg: Node): string {
  const value = unwrap(arg);
  if (!value || stringValue(value) !== undefined) return '';
  if (value.kind === 'name' || value.kind === 'member') return plain(value.name || value.path);
  if (value.kind !== 'call' || value.args.length > 0) return '';
  if (/^(?:time\.time|System\.currentTimeMillis|time\.Now|datetime\.utcnow|new Date|DateTime\.UtcNow)$/.test(value.path)) return 'now';
  return plain(value.name.replace(/^get_?(?=[A-Z_a-z])/, ''));
}

const inside = (call: Node, fn: Node): boolean => {
  for (let at = enclosing(call, ['function']); at; at = enclosing(at, ['function'])) if (at === fn) return true;
  return false;
};

/** The snippet calls it in both orders: a relation that is asked from both sides. */
const bothWays = (program: Program, call: Node, given: readonly string[]): boolean =>
  program.calls.some(
    (other) =>
      other !== call &&
      other.name === call.name &&
      other.args.length === given.length &&
      !other.args.some((arg, i) => nameOf(arg) === given[i]) &&
      other.args.every((arg) => given.includes(nameOf(arg))),
  );

/** The line of the call with the one before it, where a comment may say that it is meant. */
function lineOf(program: Program, call: Node): string {
  const start = program.text.lastIndexOf('\n', program.text.lastIndexOf('\n', call.start) - 1) + 1;
  return program.text.slice(start, call.start).slice(-200);
}
