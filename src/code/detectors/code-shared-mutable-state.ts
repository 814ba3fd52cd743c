import { enclosing, firstSegment, type Node, textOf, walk } from '../node.ts';
import { bindingOf, namedFunction, type Program } from '../program.ts';
import { at, type Detector, type Sighting } from '../source.ts';
import { isStartup } from './common.ts';

const KEPT_ON_PURPOSE =
  /cache|instance|init|pool|client|conn|started|ready|timer|interval|server|logger|log|config|settings|registry|singleton|last|count|total|version|shutting|closed|running|stop|flag|enabled|loaded/i;
const GUARDS =
  /\b(?:Lock|lock|synchronized|mutex|Mutex|sync\.Once|Interlocked|atomic|Atomic|contextvars|ContextVar|threading\.local|AsyncLocalStorage|RequestStore|thread_mattr|Current\.)/;

/** A request writes what all requests share: a module's variable, a static field, a default argument, an object that the server reuses. */
export const sharedMutableState: Detector = {
  observable: 'code-shared-mutable-state',
  *detect({ programs }) {
    for (const program of programs) {
      yield* assigned(program);
      if (program.language === 'python') {
        yield* defaults(program);
        yield* globalSessions(program);
      }
      yield* outliving(program);
      if (program.language === 'go') yield* plainMaps(program);
      if (program.language === 'java') yield* unsafeFormats(program);
    }
  },
};

function* assigned(program: Program): Generator<Sighting> {
  for (const node of walk(program.root)) {
    if (node.kind !== 'assign' || !node.left || /^(?:\|\|=|\?\?=|&&=)$/.test(node.op)) continue;
    const target = node.left;
    const fn = enclosing(node, ['function']);
    const { name } = namedFunction(node);
    if (!fn || isStartup(name) || /^(?:set|reset|close|stop|start|init|load|update)/i.test(name) || GUARDS.test(textOf(fn))) continue;
    if (
      node.right &&
      (['null', 'boolean', 'number', 'string'].includes(node.right.kind) ||
        /^(?:\[\]|\{\}|set\(\)|dict\(\)|None)$/.test(textOf(node.right)))
    )
      continue;
    const shared = sharedName(program, node, target, fn);
    if (!shared || KEPT_ON_PURPOSE.test(shared) || isLazy(node, shared)) continue;
    yield at(node, `${shared} is shared by all requests, and ${name || 'this function'} writes to it`, {
      resource: shared,
    });
  }
}

/** The name of a module-level or static variable that this assigns. */
function sharedName(program: Program, node: Node, target: Node, fn: Node): string | undefined {
  const head = firstSegment(target.path);
  if (program.language === 'ruby') return /^(?:@@|\$)\w/.test(textOf(target)) ? textOf(target).split(/[[.]/)[0] : undefined;
  if (program.language === 'python') {
    const declared = [...walk(fn)].some((inner) => inner.type === 'global_statement' && new RegExp(`\\b${head}\\b`).test(textOf(inner)));
    return declared ? head : undefined;
  }
  const binding = bindingOf(program, target.path, node);
  if (!binding) return undefined;
  if (binding.level === 'module' && target.kind === 'name' && ['javascript', 'go'].includes(program.language) && binding.node !== node)
    return head;
  const isStatic =
    binding.level === 'class' && /\bstatic\b/.test(textOf(binding.node.parent ?? binding.node).slice(0, 120)) && target.kind !== 'index';
  return isStatic ? head : undefined;
}

/** `if (!x) x = make()`: made once, on first use. */
function isLazy(node: Node, name: string): boolean {
  const guard = enclosing(node, ['if']);
  return guard?.test !== undefined && new RegExp(`\\b${name.replace(/[@$]/g, '\\$&')}\\b`).test(textOf(guard.test));
}

/** `def f(x, seen=[])`: one list for all calls. */
function* defaults(program: Program): Generator<Sighting> {
  for (const fn of program.functions) {
    for (const parameter of fn.parameters) {
      if (parameter.kind !== 'parameter' || !parameter.right || !/^(?:\[\]|\{\}|dict\(\)|list\(\)|set\(\))$/.test(textOf(parameter.right)))
        continue;
      const changed = [...walk(fn.body ?? fn)].find(
        (node) =>
          (node.kind === 'call' &&
            node.path.startsWith(`${parameter.name}.`) &&
            /^(?:append|add|update|extend|setdefault|pop|insert|clear)$/.test(node.name)) ||
          (node.kind === 'assign' && node.left?.kind === 'index' && firstSegment(node.left.path) === parameter.name),
      );
      if (changed)
        yield at(changed, `the default value of ${parameter.name} is one object for all calls, and this changes it`, {
          resource: parameter.name,
        });
    }
  }
}

/** One session of the ORM for all requests: their objects, their failures and their transaction are one as well. */
function* globalSessions(program: Program): Generator<Sighting> {
  for (const [name, all] of program.bindings) {
    const kept = all.find((each) => each.level === 'module' && each.value?.kind === 'call');
    const made = kept?.value;
    if (!kept || !made || all.length !== 1) continue;
    const factory = /^(\w+)$/.exec(made.path)?.[1] ?? '';
    const fromFactory = /\bsessionmaker\(/.test(textOf(program.bindings.get(factory)?.[0]?.value ?? kept.node));
    const direct =
      /^sessionmaker\([\s\S]*\)\(\s*\)$/.test(textOf(made)) || (/^(?:orm\.)?Session$/.test(made.path) && /sqlalchemy/.test(program.text));
    if (!(direct || (fromFactory && factory !== '' && made.path !== 'sessionmaker')) || /scoped_session/.test(textOf(made))) continue;
    const user = program.functions.find((fn) => walk(fn).some((node) => node.kind === 'call' && firstSegment(node.path) === name));
    if (user)
      yield at(kept.node, `${name} is one session for all requests and threads, and ${user.name || 'a function'} uses it`, {
        resource: name,
      });
  }
}

/** A map of a long-lived struct or package, written by a request handler without a lock: Go's maps do not bear that. */
function* plainMaps(program: Program): Generator<Sighting> {
  for (const node of walk(program.root)) {
    if (node.kind !== 'assign' || node.left?.kind !== 'index') continue;
    const fn = enclosing(node, ['function']);
    const path = node.left.path.replace(/\[\]$/, '');
    const name = path.split('.').at(-1) ?? '';
    const receiver = fn?.children.find((child) => child.field === 'receiver');
    const ofReceiver =
      receiver !== undefined &&
      path.includes('.') &&
      walk(receiver).some((each) => each.kind === 'name' && each.name === firstSegment(path));
    const ofPackage = !path.includes('.') && program.bindings.get(name)?.some((each) => each.level === 'module') === true;
    const isMap = new RegExp(`\\b${name}\\s*(?:=\\s*|:\\s*|:=\\s*|\\s)(?:make\\()?map\\[`).test(program.text);
    const serves =
      fn?.parameters.some((each) =>
        /http\.ResponseWriter|\*http\.Request|gin\.Context|echo\.Context|fiber\.Ctx|context\.Context/.test(each.typeName),
      ) === true;
    if (!fn || !isMap || !(ofReceiver || ofPackage) || !serves || /\.(?:R?Lock|Do)\(/.test(textOf(fn))) continue;
    yield at(node, `${path} is a plain map that all requests share, and ${fn.name} writes to it without a lock`, {
      resource: name,
    });
  }
}

/** SimpleDateFormat and its kin keep the state of one parse in themselves: one instance for all threads mixes their values. */
function* unsafeFormats(program: Program): Generator<Sighting> {
  for (const all of program.bindings.values()) {
    const kept = all.find(
      (each) =>
        (each.level === 'class' || each.level === 'module') &&
        /^(?:new )?(?:SimpleDateFormat|DateFormat|DecimalFormat|NumberFormat|Calendar|MessageDigest|Matcher)\b/.test(each.origin),
    );
    if (kept?.value)
      yield at(kept.node, `${kept.name} is one ${kept.origin.replace(/^new /, '')} for all threads, and it is not safe for more than one`, {
        resource: kept.name,
      });
  }
}

/** A thread or background task goes on with the request's own object after the request has ended. */
function* outliving(program: Program): Generator<Sighting> {
  for (const call of [...walk(program.root)].filter((node) => node.kind === 'call' || node.kind === 'spawn')) {
    const starts =
      call.kind === 'spawn' ||
      /^(?:new Thread|Thread\.(?:new|start)|threading\.Thread|executor\.(?:submit|execute)|CompletableFuture\.runAsync|Task\.Run)$/.test(
        call.path,
      ) ||
      /^Thread\.new$/.test(call.path);
    if (!starts) continue;
    const body = call.kind === 'spawn' ? (call.right?.kind === 'call' ? call.right : call) : call;
    const fn = enclosing(call, ['function']);
    const object = fn?.parameters
      .map((each) => each.name || each.path)
      .find((name) => /^(?:env|request|req|rack_env|ctx|c|httpContext|context)$/.test(name ?? ''));
    if (!fn || !object) continue;
    const parameter = fn.parameters.find((each) => (each.name || each.path) === object);
    const reused =
      object === 'env' ||
      object === 'rack_env' ||
      /gin\.Context|fiber\.Ctx|fasthttp|HttpServletRequest|HttpContext|echo\.Context/.test(parameter?.typeName ?? '') ||
      (program.language === 'ruby' && /req/.test(object));
    const used =
      [...walk(body)].some((inner) => inner.kind === 'name' && inner.name === object) &&
      !new RegExp(`\\b${object}\\.Copy\\(`).test(textOf(fn));
    if (reused && used)
      yield at(
        call,
        `the background work uses ${object}, the request's own object, after the request may have ended and the server reuses it`,
        { resource: object },
      );
  }
}
