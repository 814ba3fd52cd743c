import { has, isIo, operation } from '../calls.ts';
import { enclosing, option, textOf } from '../node.ts';
import { at, type Detector } from '../source.ts';
import { unitCalls, units } from './common.ts';

const ACKS = /^(?:ack|basic_ack|basicAck|acknowledge|Ack|commitSync|commitAsync|deleteMessage|delete_message|BasicAck)$/;

/** The message is confirmed before its work is done: a crash in between loses it. */
export const ackBeforeWork: Detector = {
  observable: 'code-ack-before-work',
  *detect({ programs, configs }) {
    for (const config of configs)
      for (const entry of config.entries)
        if (
          /^(?:enable[.-]auto[.-]commit|enable-auto-commit|auto[.-]?ack|autoAck)$/i.test(
            [...entry.path.slice(-2), entry.key].join('.').replace(/^.*(enable\.auto\.commit)$/i, '$1'),
          ) ||
          /^(?:enable\.auto\.commit|enable-auto-commit|spring\.kafka\.consumer\.enable-auto-commit|kafka\.enable\.auto\.commit)$/.test(
            entry.key,
          )
        )
          if (/^true$/i.test(entry.value))
            yield {
              start: entry.start,
              end: entry.end,
              because: 'offsets are confirmed by a timer, whether the work is done or not',
              slots: {},
            };
    for (const program of programs) {
      for (const call of program.calls) {
        const auto = /^(?:consume|subscribe|basic_consume|basicConsume|Consume)$/.test(call.name)
          ? option(call, /^(?:noAck|auto_ack|autoAck|no_ack)$/)
          : undefined;
        if (auto && /true/i.test(textOf(auto.right ?? auto)))
          yield at(call, 'messages are confirmed as they are delivered, before their work is done');
      }
      for (const unit of units(program)) {
        const calls = unitCalls(program, unit);
        for (const ack of calls.filter((call) => ACKS.test(call.name) && !enclosing(call, ['catch'], unit))) {
          const before = calls.some(
            (call) =>
              call.end <= ack.start &&
              (isIo(operation(program, call)) || call.parent?.kind === 'await') &&
              !ACKS.test(call.name) &&
              !/^(?:receive\w*|poll|get|consume|fetch)$/.test(call.name),
          );
          const work = calls.find(
            (call) =>
              call.start >= ack.end &&
              (has(operation(program, call), 'db-write', 'payment', 'http', 'mail', 'publish') ||
                (call.parent?.kind === 'await' && /process|handle|execute|perform|run/i.test(call.name))),
          );
          if (!before && work)
            yield at(
              ack,
              `the message is confirmed before ${work.path.replace(/^this\./, '')} is done: if that fails, the message is gone`,
            );
        }
      }
    }
  },
};
