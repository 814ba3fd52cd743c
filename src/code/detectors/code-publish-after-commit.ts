import { has, type Operation } from '../calls.ts';
import { enclosing, textOf } from '../node.ts';
import { at, type Detector } from '../source.ts';
import { apart, inTransaction, slotsOf, unitOperations, units } from './common.ts';

/** The message is kept with the data, or something reads the database's own log. */
const KEPT =
  /outbox|debezium|change_?data|\bcdc\b|change_?stream|transactional_?(?:id|publisher|messag)|addDomainEvent|UseBusOutbox|event_?store|listen\b.*notify/i;

/** The data are committed, then the message is sent: a process that stops or a broker that refuses in between loses the message. */
export const publishAfterCommit: Detector = {
  observable: 'code-publish-after-commit',
  *detect({ programs, text }) {
    if (KEPT.test(text)) return;
    for (const program of programs) {
      for (const unit of units(program)) {
        const operations = unitOperations(program, unit);
        for (const sent of operations.filter((each) => has(each, 'publish'))) {
          // Events within the process: Spring's, or a bus that is given a symbol.
          if (sent.call.name === 'publishEvent' || /^:\w/.test(textOf(sent.call.args[0] ?? sent.call))) continue;
          if (enclosing(sent.call, ['catch', 'finally', 'loop'], unit) || inTransaction(program, sent.call)) continue;
          const commit = operations.find((each) => commits(each) && each.call.end <= sent.call.start && !apart(each.call, sent.call));
          // A second look that sends what was left: a column that says "not sent yet".
          if (!commit || /unsent|not_?sent|published_?at|sent_?at|dispatched_?at/i.test(text)) continue;
          yield at(
            sent.call,
            `${sent.label} comes after ${commit.label} has committed, and nothing keeps the message: if it fails or the process stops in between, the data are there and the message never is`,
            slotsOf(sent),
          );
          break;
        }
      }
    }
  },
};

const commits = (each: Operation): boolean =>
  has(each, 'commit', 'transaction') || /^(?:SaveChanges(?:Async)?|saveAndFlush)$/.test(each.call.name);
