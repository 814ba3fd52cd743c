import { anyOf } from '../../text/index.ts';
import { enclosing, type Node, textOf } from '../node.ts';
import { decorators, namedFunction, type Program } from '../program.ts';
import { at, type Detector } from '../source.ts';

/** Annotations that a proxy carries out when the method is called from outside its object. */
const BY_PROXY = new RegExp(
  `^@${anyOf`
    Transactional | Async | Cacheable | CacheEvict | CachePut | Caching | Retryable | Recover
    RateLimiter | CircuitBreaker | Bulkhead | TimeLimiter | PreAuthorize | PostAuthorize | Timed | Observed
  `}\\b`,
);

/** A method is called through its own object, or cannot be called through another, so what its annotation promises does not happen. */
export const proxyBypassed: Detector = {
  observable: 'code-proxy-bypassed',
  *detect({ programs, text }) {
    for (const program of programs) {
      if (program.language !== 'java' || /AdviceMode\.ASPECTJ|mode\s*=\s*"aspectj"|@Configurable/.test(text)) continue;
      const marked = new Map<string, { fn: Node; mark: string; owner: Node | undefined }>();
      for (const fn of program.functions) {
        const mark = markOf(fn);
        if (mark && fn.name) marked.set(fn.name, { fn, mark, owner: enclosing(fn, ['class']) });
      }
      for (const { fn, mark } of marked.values()) {
        const closed = fn.words.find((word) => word === 'private' || (word === 'final' && fn.type === 'method_declaration'));
        if (closed)
          yield at(fn, `${fn.name} is ${closed}, so no proxy can stand before it and ${mark} has no effect`, { function: fn.name });
      }
      for (const call of program.calls) {
        const target = marked.get(call.name);
        if (!target || (call.path !== call.name && call.path !== `this.${call.name}`)) continue;
        const from = namedFunction(call).node;
        if (!from || from === target.fn || enclosing(from, ['class']) !== target.owner || from.words.includes('static')) continue;
        if (sameName(program, call) || carriedAlready(from, target.fn, target.mark)) continue;
        yield at(call, `${call.name} is called from its own object and not through the proxy, so its ${target.mark} has no effect here`, {
          callee: call.name,
        });
      }
    }
  },
};

const markOf = (fn: Node): string | undefined =>
  decorators(fn)
    .map(textOf)
    .find((mark) => BY_PROXY.test(mark))
    ?.replace(/\([\s\S]*$/, '');

/** An overload without the annotation may be the one that is called. */
const sameName = (program: Program, call: Node): boolean => program.functions.filter((fn) => fn.name === call.name).length > 1;

/** The caller has passed the same check already; its own transaction goes on in the callee, unless the callee asks for a new one. */
function carriedAlready(from: Node, callee: Node, mark: string): boolean {
  if (!mark.startsWith('@Cach') && mark !== '@Transactional') return markOf(from) === mark;
  if (mark !== '@Transactional') return false;
  const own = [...decorators(from), ...decorators(enclosing(from, ['class']) ?? from)].some((each) =>
    /^@Transactional\b/.test(textOf(each)),
  );
  return own && !/REQUIRES_NEW|NESTED|NOT_SUPPORTED/.test(decorators(callee).map(textOf).join(' '));
}
