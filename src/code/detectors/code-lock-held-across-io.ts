import { has, isIo, isRemote, operation } from '../calls.ts';
import { enclosing, inside, type Node, walk } from '../node.ts';
import type { Program } from '../program.ts';
import { at, type Detector, type Sighting } from '../source.ts';
import { unitCalls, units } from './common.ts';
import { callsWithin, heldStretches } from './locks.ts';

/** Others wait for the lock as long as a network call takes. */
export const lockHeldAcrossIo: Detector = {
  observable: 'code-lock-held-across-io',
  *detect({ programs }) {
    for (const program of programs) {
      for (const held of heldStretches(program)) {
        const slow = callsWithin(held).find((call) => isIo(operation(program, call)));
        if (slow)
          yield at(slow, `${operation(program, slow).label} waits for another system while ${held.lock.replace(/^this\./, '')} is held`, {
            lock: held.lock.replace(/^this\./, ''),
            external: operation(program, slow).label,
          });
      }
      yield* inTransactions(program);
      const session = program.language === 'php' ? program.calls.find((call) => call.path === 'session_start') : undefined;
      const remote =
        session && !/session_write_close|session_commit|read_and_close/.test(program.text)
          ? program.calls.find((call) => call.start > session.end && (isRemote(operation(program, call)) || waits(call)))
          : undefined;
      if (remote && waits(remote))
        yield at(
          remote,
          `${remote.path} waits in a loop while the session’s file is locked: other requests of the same session wait as long`,
          {
            lock: 'session',
            external: remote.path,
          },
        );
      else if (remote)
        yield at(
          remote,
          `${operation(program, remote).label} runs while the session’s file is locked: other requests of the same session wait`,
          { lock: 'session', external: operation(program, remote).label },
        );
    }
  },
};

/** It asks again and again within one request. */
const waits = (call: Node): boolean => /^(?:sleep|usleep|time_nanosleep)$/.test(call.path) && enclosing(call, ['loop']) !== undefined;

/** A transaction that has written stays open, with its row locks, during a call to another system. */
function* inTransactions(program: Program): Generator<Sighting> {
  for (const unit of units(program)) {
    const calls = unitCalls(program, unit);
    for (const call of calls) {
      const done = operation(program, call);
      const callback = has(done, 'transaction') ? call.args.find((arg) => arg.kind === 'function') : undefined;
      let within: Node[] = [];
      if (callback) within = [...walk(callback)].filter((node) => node.kind === 'call' && inside(node, callback));
      else if (has(done, 'begin')) {
        const commit = calls.find((each) => each.start > call.end && has(operation(program, each), 'commit'));
        if (commit) within = calls.filter((each) => each.start > call.end && each.end < commit.start);
      }
      const remote = within.find((each) => isRemote(operation(program, each)) && !has(operation(program, each), 'publish'));
      if (remote)
        yield at(
          remote,
          `${operation(program, remote).label} runs inside the transaction: its locks and connection are held until the other system answers`,
          { external: operation(program, remote).label },
        );
    }
  }
}
