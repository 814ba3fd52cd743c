import { labelOf } from '../calls.ts';
import { enclosing, firstSegment, textOf, walk } from '../node.ts';
import { namedFunction, type Program } from '../program.ts';
import { at, type Detector, type Sighting } from '../source.ts';
import { isStartup } from './common.ts';

const ADDS =
  /^(?:on|addListener|addEventListener|subscribe|prependListener|add_listener|addObserver|watch|add_callback|add_done_callback)$/;
const REMOVES =
  /\.(?:off|removeListener|removeEventListener|removeAllListeners|unsubscribe|remove_listener|removeObserver|dispose)\s*\(|\bonce\(/;

/** A function that runs again and again adds a listener to something that outlives it, and never takes one away. */
export const listenerAddedPerRequest: Detector = {
  observable: 'code-listener-added-per-request',
  *detect({ programs }) {
    for (const program of programs) {
      if (program.language === 'csharp') yield* linkedSources(program);
      if (program.language !== 'javascript' && program.language !== 'python' && program.language !== 'java') continue;
      for (const call of program.calls) {
        const { node: fn, name } = namedFunction(call);
        if (
          !ADDS.test(call.name) ||
          !fn ||
          isStartup(name) ||
          !call.args.some((arg) => arg.kind === 'function' || arg.kind === 'name' || arg.kind === 'member')
        )
          continue;
        const head = firstSegment(call.path);
        const bindings = program.bindings.get(head) ?? [];
        const outlives =
          /^(?:process|window|document|globalThis|eventBus|emitter|bus)$/.test(head) ||
          bindings.some((binding) => binding.level === 'module') ||
          (bindings.length === 0 && imported(program.root, head));
        const local = bindings.some(
          (binding) =>
            (binding.level === 'local' || binding.level === 'parameter') &&
            binding.scope &&
            binding.scope.start <= call.start &&
            call.end <= binding.scope.end,
        );
        if (!outlives || local || REMOVES.test(textOf(fn))) continue;
        const effect = enclosing(call, ['call'], fn);
        if (effect && /^use(?:Layout)?Effect$/.test(effect.name) && /return\s*\(?\s*\(?\)?\s*=>/.test(textOf(effect))) continue;
        if (['router', 'app', 'server', 'io', 'cron', 'consumer', 'worker', 'queue'].includes(head)) continue;
        yield at(
          call,
          `${labelOf(call)} adds a listener each time ${name || 'the function'} runs, ${head} outlives it, and nothing removes one`,
          { resource: head },
        );
      }
    }
  },
};

/** A linked source registers itself at its outer token and stays there until it is disposed. */
function* linkedSources(program: Program): Generator<Sighting> {
  for (const call of program.calls) {
    const fn = enclosing(call, ['function']);
    if (call.name !== 'CreateLinkedTokenSource' || !fn || isStartup(fn.name) || enclosing(call, ['using'], fn)) continue;
    const name = enclosing(call, ['declare', 'assign'], fn)?.name ?? '';
    const disposed = name !== '' && new RegExp(`\\b${name}\\??\\.Dispose(?:Async)?\\(|using\\s*\\(\\s*${name}\\b`).test(program.text);
    const local = program.bindings.get(name)?.every((each) => each.level === 'local') ?? true;
    if (!disposed && local && !new RegExp(`return\\s+${name}\\b`).test(textOf(fn)))
      yield at(
        call,
        `${name || 'the linked source'} registers itself at the outer token and is never disposed, so each call of ${fn.name} leaves one there`,
        {
          resource: name,
        },
      );
  }
}

function imported(root: Parameters<typeof walk>[0], name: string): boolean {
  for (const node of walk(root, (inner) => inner.kind !== 'function'))
    if (node.kind === 'import' && new RegExp(`\\b${name}\\b`).test(textOf(node))) return true;
  return false;
}
