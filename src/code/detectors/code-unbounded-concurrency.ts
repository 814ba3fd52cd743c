import { isIo, operation } from '../calls.ts';
import { enclosing, type Node, textOf, walk } from '../node.ts';
import { bindingOf, namedFunction, type Program } from '../program.ts';
import { at, type Detector, type Sighting } from '../source.ts';
import { tasksForAll } from './elixir.ts';

const LIMITED =
  /p-?limit|pLimit|limit\(|p-map|pMap|concurrency|semaphore|Semaphore|SetLimit|chunk|batch|slice\(|worker_?pool|MaxDegreeOfParallelism|buffer_unordered|throttle|bottleneck/i;

/** `for i := 0; i < cfg.Workers; i++`: as many as somebody set. */
const COUNTED = /^for\b[^{\n]*<=?\s*(?!len\b)[\w.]*(?:workers?|concurrency|parallel\w*|threads|NumCPU\(\)|\b\d{1,3}\b)\s*[;{]/i;

/** All elements are worked on at once, however many there are. */
export const unboundedConcurrency: Detector = {
  observable: 'code-unbounded-concurrency',
  *detect({ programs }) {
    for (const program of programs) {
      yield* tasksForAll(program);
      for (const call of program.calls) {
        const fn = enclosing(call, ['function']) ?? program.root;
        if (LIMITED.test(textOf(fn).slice(0, 6000))) continue;
        if (/^(?:Promise\.(?:all|allSettled)|asyncio\.gather|Task\.WhenAll|Promise\.any)$/.test(call.path)) {
          const arg = call.args[0];
          const spread =
            arg &&
            (/\.map$|\.Select$/.test(arg.path) || (program.language === 'python' && (arg.type === 'list_splat' || arg.kind === 'loop')));
          const made =
            arg &&
            spread &&
            [...walk(arg)].some(
              (inner) =>
                inner.kind === 'call' &&
                inner !== arg &&
                (isIo(operation(program, inner)) ||
                  inner.parent?.kind === 'await' ||
                  program.functions.some((each) => each.isAsync && each.name === inner.name && each.name !== '')),
            );
          if (made) yield at(call, `${call.path} starts the work for all elements at once, however many there are`);
        } else if (
          /^(?:Executors\.newCachedThreadPool|new Thread)$/.test(call.path) &&
          !/^(?:main|start|init)$/i.test(enclosing(call, ['function'])?.name ?? '')
        )
          yield at(call, `${call.path} makes a thread for each piece of work, without a limit`);
        else if (program.language === 'go' && call.name === 'Go' && loopAround(call)) yield* grouped(program, call);
      }
      for (const node of walk(program.root)) {
        if (node.kind !== 'spawn') continue;
        const loop = loopAround(node);
        const fn = enclosing(node, ['function']);
        if (
          loop &&
          fn &&
          !COUNTED.test(textOf(loop).slice(0, 200)) &&
          !LIMITED.test(textOf(fn)) &&
          !/make\(chan \w+(?:\{\})?, ?\w/.test(textOf(fn))
        )
          yield at(node, 'a goroutine is started for each element, without a limit');
        else if (fn && fn.parent?.kind === 'call' && /Receive|Subscribe|HandleFunc|Consume/.test(fn.parent.name) && !loop)
          yield at(node, `a goroutine is started for each message of ${fn.parent.name}, without a limit`);
      }
    }
  },
};

/** A group of goroutines without `SetLimit` runs as many at once as it is given. */
function* grouped(program: Program, call: Node): Generator<Sighting> {
  const group = call.object?.path ?? '';
  const loop = loopAround(call) as Node;
  const made = bindingOf(program, group, call);
  const origin = `${made?.origin ?? ''} ${made?.value ? textOf(made.value) : ''} ${made?.node.typeName ?? ''}`;
  if (!/errgroup\.|sync\.WaitGroup|\bWithContext\b/.test(origin) || COUNTED.test(textOf(loop).slice(0, 200))) return;
  const over = loop.over ? textOf(loop.over).slice(0, 60) : '';
  const limited = program.calls.find((each) => each.name === 'SetLimit');
  const neighbour = limited ? `; ${namedFunction(limited).name} beside it sets a limit (${textOf(limited).slice(0, 60)})` : '';
  yield at(call, `${call.path} starts a goroutine for each of ${over || 'the elements'} at once, however many there are${neighbour}`);
}

function loopAround(node: Node): Node | undefined {
  const loop = enclosing(node, ['loop', 'function']);
  return loop?.kind === 'loop' ? loop : undefined;
}
