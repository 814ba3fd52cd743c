/** What only the BEAM's own ways of working make a fault: processes, tasks, ETS, atoms. The detectors of the observables ask for it here. */
import { has, labelOf, operation } from '../calls.ts';
import { enclosing, type Node, textOf, walk } from '../node.ts';
import { namedFunction, type Program } from '../program.ts';
import { at, type Sighting } from '../source.ts';
import { inLoop } from './common.ts';

const isElixir = (program: Program): boolean => program.language === 'elixir';
const CALLBACK = /^(?:handle_call|handle_cast|handle_info|handle_continue)$/;

/** A GenServer does one thing at a time: what waits in its callback keeps all its callers waiting. */
export function* waitingCallbacks(program: Program): Generator<Sighting> {
  if (!isElixir(program)) return;
  for (const call of program.calls) {
    const fn = namedFunction(call);
    if (!CALLBACK.test(fn.name) || enclosing(call, ['function']) !== fn.node) continue;
    const done = operation(program, call);
    const ownCall = call.path === 'GenServer.call' && /^(?:__MODULE__|self\(\))$/.test(textOf(call.args[0] ?? call));
    if (ownCall) yield at(call, `${fn.name} calls its own process, which is busy with ${fn.name}: it waits for itself until the time-out`);
    else if (has(done, 'http', 'payment', 'mail') || /^(?:Process\.sleep|:timer\.sleep)$/.test(call.path))
      yield at(
        call,
        `${labelOf(call)} runs inside ${fn.name}: one process does one thing at a time, so its callers queue behind it and give up after 5 s unless told otherwise`,
        { callee: labelOf(call) },
      );
  }
}

/** `Task.async` whose answer nobody takes: a failure of the task ends the caller, which is linked to it, and its message is never read. */
export function* leftTasks(program: Program): Generator<Sighting> {
  if (!isElixir(program)) return;
  for (const call of program.calls) {
    if (!/^Task(?:\.Supervisor)?\.async$/.test(call.path)) continue;
    const fn = namedFunction(call).node;
    if (/Task\.(?:await|yield|shutdown)|handle_info\(\{ref/.test(fn ? textOf(fn) : program.text)) continue;
    const parent = call.parent;
    const alone = parent?.kind === 'block' && parent.children.at(-1) !== call;
    const held = parent?.kind === 'declare' && parent.right === call;
    if (alone || held)
      yield at(call, 'the task is linked to its caller and nobody awaits it: when it fails it takes the caller with it', {
        callee: call.path,
      });
  }
}

/** A task for each element, awaited all together. */
export function* tasksForAll(program: Program): Generator<Sighting> {
  if (!isElixir(program)) return;
  for (const call of program.calls)
    if (
      /^Task(?:\.Supervisor)?\.async$/.test(call.path) &&
      inLoop(call) &&
      !/chunk|Enum\.take/.test(textOf(namedFunction(call).node ?? program.root))
    )
      yield at(call, 'a task is started for each element at once, however many there are; Task.async_stream would bound them');
}

const QUIET = /^(?:->)?\s*(?::ok|nil|:noop|:ignore|\{:ok,\s*nil\})\s*$/;

/** `rescue _ -> :ok`. */
export function* quietRescues(program: Program): Generator<Sighting> {
  if (!isElixir(program)) return;
  for (const node of walk(program.root)) {
    if (node.kind !== 'case' || node.parent?.parent?.kind !== 'catch' || !node.body) continue;
    const pattern = node.children[0];
    if (QUIET.test(textOf(node.body)) && pattern && /^(?:_\w*|e|error|:?_,\s*_)$/.test(textOf(pattern)))
      yield at(node, `any error is answered with ${textOf(node.body).trim()}; the caller goes on as if it had worked`);
  }
}

/** ETS tables and atoms stay for as long as the node runs. */
export function* keptForEver(program: Program): Generator<Sighting> {
  if (!isElixir(program)) return;
  for (const call of program.calls) {
    const fn = namedFunction(call).name;
    if (fn === '' || /^(?:init|start_link|start|handle_continue)$/.test(fn)) continue;
    if (call.path === ':ets.insert' || call.path === ':ets.insert_new') {
      const [table, row] = call.args;
      const own = row?.children[0];
      const keyed = own !== undefined && !['other', 'string'].includes(own.kind);
      if (keyed && table?.type === 'atom' && !/:ets\.(?:delete|select_delete|match_delete|take|delete_all_objects)/.test(program.text))
        yield at(call, `${table.name} keeps a row for each ${textOf(own)}, and nothing in this code deletes from it`, {
          resource: table.name,
        });
    }
    if (
      call.path === 'String.to_atom' &&
      call.args[0]?.kind !== 'string' &&
      /params|conn|payload|input|body|headers|json/.test(textOf(call.args[0] ?? call))
    )
      yield at(call, 'each new text from outside becomes an atom, and atoms are never removed', { resource: 'atoms' });
  }
}

/** A message to itself without a wait. */
export function* hastyMessages(program: Program): Generator<Sighting> {
  if (!isElixir(program)) return;
  for (const call of program.calls) {
    const fn = namedFunction(call);
    if (fn.name !== 'handle_info') continue;
    const message = textOf(fn.node?.parameters[0] ?? call);
    const after = call.path === 'Process.send_after' && textOf(call.args[2] ?? call) === '0' && textOf(call.args[1] ?? call) === message;
    const sent = call.path === 'send' && textOf(call.args[0] ?? call) === 'self()' && textOf(call.args[1] ?? call) === message;
    if ((after || sent) && !enclosing(call, ['if', 'case'], fn.node))
      yield at(call, `${message} is sent again at once by its own handler: the process never rests`);
  }
}

/** `:infinity` where a time-out could stand. */
export function* infiniteWaits(program: Program): Generator<Sighting> {
  if (!isElixir(program)) return;
  for (const call of program.calls) {
    const infinite = walk(call, (inner) => inner === call || inner.kind !== 'function').find(
      (inner: Node) =>
        inner.kind === 'pair' &&
        /timeout/.test(inner.name) &&
        textOf(inner.right ?? inner) === ':infinity' &&
        enclosing(inner, ['call']) === call,
    );
    const waits = call.path === 'GenServer.call' && call.args.some((arg) => textOf(arg) === ':infinity');
    if ((infinite && has(operation(program, call), 'http')) || waits)
      yield at(call, `${labelOf(call)} waits without an end (:infinity)`, { external: labelOf(call) });
  }
}
