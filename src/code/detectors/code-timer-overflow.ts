import { labelOf } from '../calls.ts';
import { at, type Detector } from '../source.ts';
import { constant } from './values.ts';

/** Timers keep their delay in 32 bits: what is longer runs at once. */
const LONGEST = 2_147_483_647;

export const timerOverflow: Detector = {
  observable: 'code-timer-overflow',
  *detect({ programs }) {
    for (const program of programs) {
      if (program.language !== 'javascript') continue;
      for (const call of program.calls) {
        if (!/^(?:(?:window|globalThis|global)\.)?(?:setTimeout|setInterval)$|^timers?\.set(?:Timeout|Interval)$/.test(call.path)) continue;
        const delay = constant(program, call.args[1]);
        if (delay !== undefined && delay > LONGEST)
          yield at(
            call,
            `${labelOf(call)} waits ${Math.round(delay / 86_400_000)} days, which is more than its 32 bits hold (24.8 days): the timer fires at once`,
            { value: String(delay) },
          );
      }
    }
  },
};
