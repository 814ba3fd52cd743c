import { labelOf } from '../calls.ts';
import { enclosing, textOf, walk } from '../node.ts';
import type { Program } from '../program.ts';
import { at, type Detector, type Sighting } from '../source.ts';

/** What waits for started work does not know of it, so it goes on at once. */
export const waitMissesTasks: Detector = {
  observable: 'code-wait-misses-tasks',
  *detect({ programs }) {
    for (const program of programs) {
      if (program.language === 'go') yield* addedInside(program);
      if (program.language === 'javascript') yield* awaitedList(program);
      if (program.language === 'python') yield* listOfCoroutines(program);
    }
  },
};

/** `go func() { wg.Add(1) … }()`: Wait may come before the goroutine has begun. */
function* addedInside(program: Program): Generator<Sighting> {
  for (const call of program.calls) {
    if (call.name !== 'Add' || call.args.length !== 1 || textOf(call.args[0] ?? call) !== '1') continue;
    const fn = enclosing(call, ['function']);
    const group = call.path.replace(/\.Add$/, '');
    if (fn?.parent?.parent?.kind !== 'spawn') continue;
    // A goroutine that starts others itself counts them before it starts them.
    const starts = walk(fn).some((node) => node.kind === 'spawn' && node.start > call.end);
    if (!starts && new RegExp(`\\b${group.replaceAll('.', '\\.')}\\.Wait\\(`).test(program.text))
      yield at(call, `${group}.Add runs inside the goroutine, so ${group}.Wait may return before it has counted any`, { resource: group });
  }
}

/** `await items.map(async …)` waits for the list, not for the promises in it. */
function* awaitedList(program: Program): Generator<Sighting> {
  for (const node of walk(program.root)) {
    const call = node.kind === 'await' ? node.right : undefined;
    if (call?.kind !== 'call' || !/^(?:map|flatMap|filter|forEach)$/.test(call.name) || !call.object) continue;
    // Libraries whose map waits itself are asked with what they map over.
    if (call.args.length !== 1 || /^(?:Promise|pMap|Bluebird|async|\w*[Ss]tream|\w*[Ll]imit)$/.test(call.object.path)) continue;
    if (call.args[0]?.kind === 'function' && call.args[0].isAsync)
      yield at(node, `await ${labelOf(call)} waits for a list of promises and not for what they promise`, { callee: labelOf(call) });
  }
}

/** `await asyncio.gather([a(), b()])` and `asyncio.wait` of coroutines that were given as one list. */
function* listOfCoroutines(program: Program): Generator<Sighting> {
  for (const call of program.calls) {
    if (call.path !== 'asyncio.gather' || call.args.length === 0) continue;
    const first = call.args[0];
    if ((first?.kind === 'array' || first?.type === 'list_comprehension') && !textOf(first).startsWith('*'))
      yield at(call, 'asyncio.gather is given one list instead of its elements, so it does not wait for them');
  }
}
