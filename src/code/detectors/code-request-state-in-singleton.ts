import { labelOf } from '../calls.ts';
import { enclosing, firstSegment, type Node, textOf, walk } from '../node.ts';
import { bindingOf, decorators, namedFunction, type Program } from '../program.ts';
import { at, type Detector, type Sighting } from '../source.ts';
import { isStartup } from './common.ts';

const SINGLETON =
  /@(?:Component|Service|RestController|Controller|Repository|Singleton|ApplicationScoped|Injectable)\b(?!\(\s*\{[^)]*Scope\.REQUEST)/;

/** What belongs to one request is kept in an object that serves them all. */
export const requestStateInSingleton: Detector = {
  observable: 'code-request-state-in-singleton',
  *detect({ programs }) {
    for (const program of programs) {
      if (program.language === 'csharp') yield* captured(program);
      for (const node of walk(program.root)) {
        const fn = namedFunction(node);
        if (!fn.node || fn.name === '' || isStartup(fn.name)) continue;
        const shared =
          node.kind === 'assign'
            ? (onSharedClient(program, node) ?? onSingletonField(program, node, fn.node) ?? onSharedValue(program, node, fn.node))
            : node.kind === 'call'
              ? headerCall(program, node)
              : undefined;
        if (shared)
          yield at(
            node,
            `${fn.name} puts what belongs to one request into ${shared}, which all requests share${registeredAsOne(program, fn.node)}${waitsAfter(node, fn.node, shared)}`,
            { resource: shared },
          );
      }
    }
  },
};

/** The framework is told to make one for all: `AddSingleton<LedgerClient>()`. */
function registeredAsOne(program: Program, fn: Node): string {
  const owner = enclosing(fn, ['class'])?.name;
  if (program.language !== 'csharp' || !owner) return '';
  return new RegExp(`\\.(?:Try)?AddSingleton\\s*<\\s*(?:\\w+\\s*,\\s*)?${owner}\\s*>`).test(program.text)
    ? ` (${owner} is registered as a singleton)`
    : '';
}

/** What is awaited between the writing and the end of the function, where another request may come in. */
function waitsAfter(node: Node, fn: Node, shared: string): string {
  const awaited = [...walk(fn)].find((each) => each.kind === 'await' && each.start > node.end);
  const call = awaited && [...walk(awaited)].find((each) => each.kind === 'call');
  // The request itself takes the headers with it as it is sent.
  return call && !call.path.replace(/^this\./, '').startsWith(`${shared}.`)
    ? `; then it waits for ${labelOf(call)}, and another request may write its own meanwhile`
    : '';
}

const OF_A_REQUEST = /token|tenant|user|auth|customer|account|session|locale|header|principal|credential/i;

/** A static field of a class, or a field of the one value of a type that the module makes, is given what the call was asked with. */
function onSharedValue(program: Program, node: Node, fn: Node): string | undefined {
  const [, owner, field] = /^([A-Za-z_]\w*)\.(\w+)$/.exec(node.left?.path ?? '') ?? [];
  if (!owner || !field || !node.right || node.op !== '=' || !OF_A_REQUEST.test(field) || !fromCall(program, node.right, fn))
    return undefined;
  if (program.language === 'go') {
    const type = new RegExp(`^func \\(${owner} \\*(\\w+)\\)`).exec(textOf(fn).slice(0, 120))?.[1];
    const one = type && new RegExp(`^var \\w+\\s*(?:=\\s*(?:&${type}\\{|New${type}\\()|\\*${type}\\s*=)`, 'm').test(program.text);
    return one && sendsAfter(node, fn) ? `${owner}.${field}` : undefined;
  }
  const isStatic = program.bindings
    .get(field)
    ?.some(
      (each) =>
        each.level === 'class' &&
        /\bstatic\b/.test(textOf(each.node.parent ?? each.node).slice(0, 120)) &&
        enclosing(each.node, ['class'])?.name === owner,
    );
  return isStatic ? `${owner}.${field}` : undefined;
}

const sendsAfter = (node: Node, fn: Node): boolean => [...walk(fn)].some((each) => each.kind === 'call' && each.start > node.end);

/** The value comes from a parameter, directly or through a name that was made from one. */
function fromCall(program: Program, value: Node, fn: Node, depth = 0): boolean {
  return [...walk(value)].some((inner) => {
    if (inner.kind !== 'name' || depth > 3) return false;
    if (fn.parameters.some((each) => each.name === inner.name && each.name !== '')) return true;
    const made = bindingOf(program, inner.path, inner);
    return made?.scope === fn && made.node.end < value.start && made.value !== undefined && fromCall(program, made.value, fn, depth + 1);
  });
}

/** Default headers, cookies or parameters of a client that outlives the request. */
function onSharedClient(program: Program, node: Node): string | undefined {
  const path = node.left?.path.replace(/\[\]/g, '') ?? '';
  const match = /^(.*)\.(?:DefaultRequestHeaders|defaults\.headers|headers|auth|cookies|defaults)(?:\.|$)/.exec(path);
  const owner = match?.[1];
  if (!owner || /^(?:req|request|res|response|config|options|init|ctx|c|event|headers|result)$/i.test(firstSegment(owner)))
    return undefined;
  return outlives(program, owner, node) ? owner.replace(/^this\./, '') : undefined;
}

/** A service that lives as long as the process is given one that belongs to a request. */
function* captured(program: Program): Generator<Sighting> {
  const registered = (lifetime: string): Set<string> =>
    new Set(
      [...program.text.matchAll(new RegExp(`\\.(?:Try)?Add${lifetime}\\s*<\\s*(\\w+)\\s*(?:,\\s*(\\w+)\\s*)?>`, 'g'))].flatMap((match) =>
        [match[1], match[2]].filter((each): each is string => each !== undefined),
      ),
    );
  const singletons = new Set([...registered('Singleton'), ...registered('HostedService')]);
  const scoped = new Set([...registered('Scoped'), ...registered('DbContext')]);
  for (const fn of program.functions) {
    const owner = enclosing(fn, ['class']);
    if (fn.type !== 'constructor_declaration' || !owner) continue;
    const background = /:\s*(?:[\w<>]+\s*,\s*)*(?:BackgroundService|IHostedService)\b/.test(textOf(owner).slice(0, 200));
    if (!singletons.has(owner.name) && !background) continue;
    const held = fn.parameters.find((each) => /(?:^|[a-z])DbContext$|^HttpContext$/.test(each.typeName) || scoped.has(each.typeName));
    if (held)
      yield at(held, `${owner.name} lives as long as the process and is given one ${held.typeName}, which belongs to a single request`, {
        resource: held.typeName,
      });
  }
}

function headerCall(program: Program, node: Node): string | undefined {
  const match =
    /^(.*)\.(?:DefaultRequestHeaders\.(?:Add|TryAddWithoutValidation|Remove)|headers\.update|cookies\.set|setDefaultHeader)$/.exec(
      node.path,
    );
  return match?.[1] && outlives(program, match[1], node) ? match[1].replace(/^this\./, '') : undefined;
}

/** The module makes one of the class that the node stands in: `ledger = LedgerClient()`. */
function madeOnce(program: Program, node: Node): boolean {
  const name = enclosing(node, ['class'])?.name;
  if (!name) return false;
  return [...program.bindings.values()].some((all) =>
    all.some((each) => each.level === 'module' && each.origin.replace(/^new /, '') === name),
  );
}

function outlives(program: Program, owner: string, node: Node): boolean {
  if (/^(?:axios|requests)$/.test(owner)) return true;
  const fn = enclosing(node, ['function']);
  const binding = bindingOf(program, owner, node);
  if (!binding) return owner.startsWith('this.');
  if (owner.startsWith('this.') && binding.level === 'local' && binding.scope !== fn) return madeOnce(program, node);
  return (binding.level === 'module' || binding.level === 'class') && binding.scope !== fn;
}

/** A field of a bean or injectable service, assigned from a parameter outside constructor and setters. */
function onSingletonField(program: Program, node: Node, fn: Node): string | undefined {
  const owner = enclosing(fn, ['class']);
  if (!owner || !node.left || node.op !== '=' || !node.right) return undefined;
  const marks = [...decorators(owner), ...(owner.parent ? owner.parent.children.filter((each) => each.kind === 'decorator') : [])]
    .map(textOf)
    .join(' ');
  if (!SINGLETON.test(marks) || /RequestScope|Scope\.REQUEST|prototype/.test(marks)) return undefined;
  const path = node.left.path;
  const field = path.startsWith('this.') ? path.slice(5) : path;
  if (
    !/^\w+$/.test(field) ||
    /^(?:set|init|on[A-Z]|afterPropertiesSet|refresh|reload)/.test(fn.name) ||
    fn.type.includes('constructor') ||
    fn.name === owner.name
  )
    return undefined;
  const isField = path.startsWith('this.') || program.bindings.get(field)?.some((each) => each.level === 'class') === true;
  const local = program.bindings.get(field)?.some((each) => each.scope === fn && each.node !== node);
  const fromRequest =
    [...walk(node.right)].some((inner) => inner.kind === 'name' && fn.parameters.some((each) => each.name === inner.name)) ||
    /user|account|tenant|request|session|token/i.test(textOf(node.right));
  return isField && !(local && !path.startsWith('this.')) && fromRequest && !/cache|last/i.test(field) ? field : undefined;
}
