import { has, labelOf, operation, tableSlot } from '../calls.ts';
import { enclosing, type Node, textOf, walk } from '../node.ts';
import { bindingOf, namedFunction, type Program, unwrap } from '../program.ts';
import { at, type Detector, type Sighting } from '../source.ts';
import { inLoop } from './common.ts';
import { queriesInLoops } from './shell.ts';

const BATCH = /batch|bulk|many|all$|_mult|multi|insert_all|chunk/i;
const EAGER =
  /includes|preload|eager_load|select_related|prefetch_related|joinedload|selectinload|\.with\(|->with\(|Include\(|JOIN\s+FETCH/i;

/** One query for each element: so many round trips as elements. */
export const queryInLoop: Detector = {
  observable: 'code-query-in-loop',
  *detect({ programs, scripts }) {
    yield* queriesInLoops(scripts);
    for (const program of programs) {
      for (const call of program.calls) {
        const done = operation(program, call);
        if (!has(done, 'db-read', 'db-write') || BATCH.test(call.name)) continue;
        const loop = inLoop(call, namedFunction(call).node);
        if (!loop || isRetry(loop) || iterates(loop, call)) continue;
        yield at(call, `${done.label} runs once for each element of the ${loop.kind === 'loop' ? 'loop' : labelOf(loop)}`, tableSlot(done));
      }
      yield* lazyLoads(program);
    }
  },
};

const isRetry = (loop: Node): boolean =>
  /attempt|retry|retries|tries/i.test(textOf(loop).slice(0, 100)) || /while\s*\(?\s*(?:true|1|True)/.test(textOf(loop).slice(0, 30));

/** The query is what the loop goes over, not what it does. */
const iterates = (loop: Node, call: Node): boolean =>
  (loop.over !== undefined && loop.over.start <= call.start && call.end <= loop.over.end) ||
  (loop.kind === 'call' && loop.object !== undefined && loop.object.start <= call.start && call.end <= loop.object.end);

/** `orders.map { |o| o.customer.name }`: each element fetches its associated record when nothing loaded it before. */
function* lazyLoads(program: Program): Generator<Sighting> {
  if (program.language !== 'ruby' && program.language !== 'python' && program.language !== 'php') return;
  for (const node of walk(program.root)) {
    const { over, name, body } = iteration(node);
    if (!over || !name || !body) continue;
    const origin = `${textOf(over)} ${textOf(unwrap(bindingOf(program, over.path, node)?.value) ?? over)}`;
    if (EAGER.test(origin) || !relation(program, origin)) continue;
    const access = [...walk(body)].find((inner) => (inner.kind === 'call' || inner.kind === 'member') && associated(inner, name, program));
    if (access)
      yield at(
        access,
        `${textOf(access).replace(/\s+/g, ' ').slice(0, 60)} loads an associated record for each ${name}; nothing loads them together`,
        { table: access.path.split('.')[1]?.replace(/\(\)/g, '') ?? '' },
      );
  }
}

function iteration(node: Node): { over?: Node | undefined; name?: string; body?: Node | undefined } {
  if (node.kind === 'loop' && node.over && node.left) return { over: node.over, name: node.left.name, body: node.body };
  if (
    node.kind === 'call' &&
    /^(?:map|each|flat_map|select|collect|each_with_index|each_with_object|sum|group_by|sort_by|find_each)$/.test(node.name)
  ) {
    const block = node.args.find((arg) => arg.kind === 'function');
    return { over: node.object, name: block?.parameters[0]?.name ?? '', body: block?.body };
  }
  return {};
}

const relation = (program: Program, text: string): boolean =>
  program.language === 'ruby'
    ? /\.(?:where|order|all|page|limit|joins|scope|find_each|includes)\b/.test(text)
    : program.language === 'python'
      ? /\.objects\b|\.query\b/.test(text)
      : /::(?:where|all|query|orderBy|latest)|->get\(\)/.test(text);

/** `o.customer.name`, `o.line_items.map`: two steps from the element, the first of which is another record. */
function associated(node: Node, name: string, program: Program): boolean {
  const parts = node.path.replace(/\(\)/g, '').split('.');
  if (parts[0] !== name || parts.length < 3) return false;
  if (program.language === 'php' && node.type.includes('call') && parts.length < 3) return false;
  return (
    !/^(?:id|\w+_id|\w+_at|created\w*|updated\w*|name|title|status|state|date|amount|price|total|number|code|email|to_\w+|errors|attributes|class|\w+_(?:cents|date|time|count|price))$/.test(
      parts[1] ?? '',
    ) &&
    !/^(?:to_\w+|nil\?|present\?|blank\?|strftime|upcase|downcase|strip|round|isoformat|format|lower|upper|size|length)$/.test(
      parts[2] ?? '',
    ) &&
    enclosing(node, ['call', 'member'])?.path.startsWith(`${node.path}.`) !== true
  );
}
