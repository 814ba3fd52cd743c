import { anyOf } from '../../text/index.ts';
import { lastSegment, type Node, textOf, walk } from '../node.ts';
import { type Binding, namedFunction, type Program } from '../program.ts';
import { at, type Detector } from '../source.ts';
import { isStartup } from './common.ts';
import { keptForEver } from './elixir.ts';

const COLLECTION = anyOf`
  Map | Set | WeakSet | Array | List | Dictionary | HashMap | LinkedHashMap | HashSet | ArrayList | LinkedList
  ConcurrentHashMap | ConcurrentDictionary | ConcurrentBag | ConcurrentQueue | ConcurrentLinkedQueue | CopyOnWriteArrayList
`;
const MADE = new RegExp(
  `^${anyOf`
    // Kotlin, Java, C#
    mutable(?:Map|List|Set)Of$ | (?:Concurrent)?(?:HashMap|LinkedHashMap|HashSet|LinkedQueue|ConcurrentHashMap)$ | new ${COLLECTION}
    // Python
    dict | list | set | defaultdict | collections\.defaultdict | deque
    // Go, Ruby, Rust
    make | sync\.Map | Hash\.new | Set\.new | new Hash | HashMap\.new | Arc\.new | Mutex\.new
  `}`,
);
const ADDS =
  /^(?:set|add|push|put|append|unshift|putIfAbsent|computeIfAbsent|compute|merge|setdefault|Add|TryAdd|GetOrAdd|AddOrUpdate|Enqueue|offer|insert|extend|Store|LoadOrStore|store|addAll|update)$/;
const SHRINKS =
  /^(?:delete|remove\w*|clear|pop\w*|shift|splice|evict\w*|expire\w*|prune|poll|take|Remove|TryRemove|Clear|Dequeue|TryDequeue|Delete|discard|del|reset|truncate|delete_if|reject!|drain|retain|invalidate\w*|dispose)$/;

/** A collection that outlives requests is added to and nothing in the code takes anything out. */
export const unboundedCollection: Detector = {
  observable: 'code-unbounded-collection',
  *detect({ programs }) {
    for (const program of programs) {
      yield* keptForEver(program);
      for (const all of program.bindings.values()) {
        const kept = all.find((binding) => (binding.level === 'module' || binding.level === 'class') && isCollection(binding));
        if (!kept || /lru|ttl|bounded|weak|maxsize|max_size|caffeine|guava/i.test(`${textOf(kept.node)}`)) continue;
        const { adds, shrinks } = uses(program, kept);
        const first = adds.find((node) => {
          const name = namedFunction(node).name;
          return name !== '' && !isStartup(name) && !/^(?:register|load|define|add_?handler|use)/i.test(name);
        });
        if (!first || shrinks) continue;
        yield at(
          first,
          `${kept.name} lives as long as the process, ${namedFunction(first).name} adds to it, and nothing in this code removes from it`,
          { resource: kept.name },
        );
      }
      yield* memoised(program);
    }
  },
};

function isCollection(binding: Binding): boolean {
  const value = binding.value;
  if (
    binding.level === 'class' &&
    /\b(?:readonly\s+)?(?:List|Dictionary|Map|HashMap|ConcurrentHashMap|ConcurrentDictionary)</.test(binding.origin) &&
    value
  )
    return !/Immutable|IReadOnly/.test(binding.origin);
  if (!value) return /^(?:map\[|sync\.Map)/.test(binding.origin);
  if (value.kind === 'array' || value.kind === 'object')
    return (
      value.children.length === 0 || /^(?:map\[|\[\])/.test(value.path.replace(/^new /, '')) || textOf(value).replace(/\s/g, '').length <= 2
    );
  return value.kind === 'call' && MADE.test(value.path);
}

/** Everything done with the name: what adds, and whether anything shrinks or replaces it. */
function uses(program: Program, kept: Binding): { adds: Node[]; shrinks: boolean } {
  const adds: Node[] = [];
  let shrinks = false;
  const is = (path: string): boolean =>
    path
      .replace(/^this\.|^self\./, '')
      .replace(/\(\).*$/, '')
      .split('.')
      .includes(kept.name) && !/\.size$|\.length$/.test(path);
  for (const node of walk(program.root)) {
    if (node === kept.node) continue;
    if (node.kind === 'call') {
      const receiver = node.path.replace(/\.?[^.]*$/, '');
      if (is(receiver) && ADDS.test(node.name)) adds.push(node);
      else if (is(receiver) && SHRINKS.test(node.name)) shrinks = true;
      else if (/^(?:delete|append|array_push|len|unset)$/.test(node.path) && node.args[0] && is(node.args[0].path)) {
        if (node.path === 'delete' || node.path === 'unset') shrinks = true;
      }
    } else if (node.kind === 'assign') {
      const target = node.left;
      if (target?.kind === 'index' && is(target.path.replace(/\[\]$/, ''))) adds.push(node);
      else if (target && lastSegment(target.path) === kept.name && target.kind !== 'index') {
        if (node.right?.kind === 'call' && /^append$/.test(node.right.path)) adds.push(node);
        else shrinks = true;
      }
    } else if (/delete|del_statement|unset/.test(node.type) || (node.type === 'unary_expression' && node.words.includes('delete'))) {
      if (textOf(node).includes(kept.name)) shrinks = true;
    } else if (
      node.kind === 'binary' &&
      /[<>]/.test(node.op) &&
      new RegExp(`\\b${kept.name}\\b(?:\\)|\\.(?:size|length|Count|len))`).test(textOf(node))
    )
      shrinks = true;
    else if (node.type === 'binary' && node.op === '<<' && node.left && is(node.left.path)) adds.push(node);
    else if (node.type === 'delete_statement' && textOf(node).includes(kept.name)) shrinks = true;
  }
  return { adds, shrinks };
}

/** `@lru_cache(maxsize=None)` and `@cache`: kept for ever, by argument. */
function* memoised(program: Program): Generator<ReturnType<typeof at>> {
  if (program.language !== 'python') return;
  for (const node of walk(program.root)) {
    if (node.kind === 'decorator' && /^@(?:functools\.)?(?:cache\b|lru_cache\(\s*(?:maxsize\s*=\s*)?None)/.test(textOf(node)))
      yield at(node, `${textOf(node)} keeps every result for as long as the process lives`, {
        resource: node.parent?.name ?? '',
      });
  }
}
