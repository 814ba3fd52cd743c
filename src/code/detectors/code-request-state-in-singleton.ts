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
            ? (onSharedClient(program, node) ?? onSingletonField(program, node, fn.node))
            : node.kind === 'call'
              ? headerCall(program, node)
              : undefined;
        if (shared)
          yield at(node, `${fn.name} puts what belongs to one request into ${shared}, which all requests share`, {
            resource: shared,
          });
      }
    }
  },
};

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

function outlives(program: Program, owner: string, node: Node): boolean {
  if (/^(?:axios|requests)$/.test(owner)) return true;
  const fn = enclosing(node, ['function']);
  const binding = bindingOf(program, owner, node);
  if (!binding) return owner.startsWith('this.');
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
