import { enclosing, walk } from '../node.ts';
import { at, type Detector } from '../source.ts';
import { callsWithin, heldStretches } from './locks.ts';

/** A panic while a standard mutex of Rust is held poisons it: every later `lock().unwrap()` panics as well. */
export const panicWhileLocked: Detector = {
  observable: 'code-panic-while-locked',
  *detect({ programs }) {
    for (const program of programs) {
      if (program.language !== 'rust' || /parking_lot|tokio::sync|into_inner\(\)/.test(program.text)) continue;
      for (const held of heldStretches(program)) {
        if (!/^(?:lock|read|write)$/.test(held.taking.name) || held.taking.parent?.kind === 'await' || !enclosing(held.taking, ['declare']))
          continue;
        const panics = callsWithin(held).find(
          (call) =>
            /^(?:unwrap|expect|panic|unreachable|todo)$/.test(call.name) &&
            !call.path.includes('.lock()') &&
            call.start > held.taking.end + 12 &&
            ![...walk(call)].includes(held.taking),
        );
        if (panics)
          yield at(panics, `a panic here happens while the lock is held and poisons it: every later lock().unwrap() panics too`, {
            lock: held.lock.replace(/^this\./, ''),
          });
      }
    }
  },
};
