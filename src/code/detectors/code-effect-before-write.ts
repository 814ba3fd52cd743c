import { has, isEffect } from '../calls.ts';
import { enclosing } from '../node.ts';
import { at, type Detector } from '../source.ts';
import { apart, inTransaction, slotsOf, unitOperations, units } from './common.ts';

/** The outside world is changed first; if the local write then fails, nothing here remembers it. A write before it (an intent) clears it. */
export const effectBeforeWrite: Detector = {
  observable: 'code-effect-before-write',
  *detect({ programs }) {
    for (const program of programs) {
      for (const unit of units(program)) {
        const operations = unitOperations(program, unit);
        for (const effect of operations.filter(isEffect)) {
          if (enclosing(effect.call, ['catch', 'finally'], unit)) continue;
          if (operations.some((each) => has(each, 'db-write') && each.call.end <= effect.call.start && !apart(each.call, effect.call)))
            continue;
          const write = operations.find(
            (each) => has(each, 'db-write') && each.call.start >= effect.call.end && !apart(effect.call, each.call),
          );
          if (!write) continue;
          yield at(
            effect.call,
            `${effect.label} is called before ${write.label} records it${inTransaction(program, effect.call) ? '' : ', outside any transaction'}; a failure between the two leaves the effect without a record`,
            { ...slotsOf(write), ...slotsOf(effect) },
          );
          break;
        }
        for (const sent of operations.filter((each) => has(each, 'publish', 'mail'))) {
          const open = inTransaction(program, sent.call);
          if (open && !/on_commit|after_commit|afterCommit|TransactionalEventListener/.test(program.text))
            yield at(
              sent.call,
              `${sent.label} is sent inside the transaction: it may be handled before the commit, or although there is none`,
              slotsOf(sent),
            );
        }
      }
    }
  },
};
