import { enclosing, inside, type Node, textOf, walk } from '../node.ts';
import type { Program } from '../program.ts';
import { at, type Detector } from '../source.ts';
import { callsWithin, heldStretches } from './locks.ts';

/** Calls that end only when another thread has done something: room in a channel, an item, the end of a task. */
const WAITS: Readonly<Record<string, RegExp>> = {
  rust: /(?:^|\.)(?:blocking_send|blocking_recv|recv|join|block_on)$/,
  go: /(?:^|\.)(?:wg|group|done|eg|g)\w*\.Wait$/i,
  java: /(?:queue|channel|future|latch|task|thread|result)\w*\.(?:put|take|get|join|await)$/i,
  csharp: /(?:\.Wait|GetAwaiter\(\)\.GetResult|queue\w*\.(?:Add|Take)|Task\.WaitAll)$/i,
  python:
    /(?:(?:queue|q|channel)\w*\.(?:put|get|join)|future\w*\.result|thread\w*\.join|run_until_complete|run_coroutine_threadsafe\(.*\)\.result)$/i,
  cpp: /(?:future\w*\.(?:get|wait)|thread\w*\.join)$/i,
};
/** With a limit, or without waiting, it ends by itself. */
const BOUNDED = /timeout|nowait|try_|poll|offer|TimeUnit|,\s*\d|\(\s*\d/i;

/** A thread holds a lock and waits for another one; where that one needs the lock, neither goes on. */
export const waitsUnderLock: Detector = {
  observable: 'code-waits-under-lock',
  *detect({ programs }) {
    for (const program of programs) {
      for (const held of heldStretches(program)) {
        const waits = callsWithin(held).find((call) => waitsForOther(program, call)) ?? sends(program, held.body, held.from, held.to);
        if (!waits) continue;
        const lock = held.lock.replace(/^this\./, '');
        yield at(waits, `${nameOf(waits)} waits for another thread while ${lock} is held: if that one needs ${lock}, neither goes on`, {
          lock,
        });
      }
    }
  },
};

function waitsForOther(program: Program, call: Node): boolean {
  const waits = WAITS[program.language];
  if (!waits?.test(call.path.replace(/^this\./, ''))) return false;
  if (program.language === 'rust' && (call.parent?.kind === 'await' || (call.name === 'join' && call.args.length > 0))) return false;
  return !BOUNDED.test(textOf(call).slice(call.path.length));
}

/** `ch <- x` outside a select with a default. */
function sends(program: Program, body: Node, from: number, to: number): Node | undefined {
  if (program.language !== 'go') return undefined;
  return [...walk(body)].find(
    (node) =>
      node.type === 'send_statement' &&
      node.start >= from &&
      node.end <= to &&
      inside(node, body) &&
      !/\bdefault:/.test(program.text.slice(node.start, enclosing(node, ['function'])?.end ?? to)),
  );
}

const nameOf = (node: Node): string => (node.kind === 'call' ? node.path.replace(/^this\./, '') : textOf(node).slice(0, 40));
