import { has, operation } from '../calls.ts';
import { textOf } from '../node.ts';
import { bindingOf, unwrap } from '../program.ts';
import { at, type Detector } from '../source.ts';
import { slotsOf } from './common.ts';

const KEY = /idempot|request_?id|dedup|client_?token|client_?reference_?id/i;

/** A payment that the provider cannot tell from its own repetition. A key anywhere in the program keeps this silent. */
export const effectWithoutIdempotencyKey: Detector = {
  observable: 'code-effect-without-idempotency-key',
  *detect({ programs }) {
    for (const program of programs) {
      for (const call of program.calls) {
        const effect = operation(program, call);
        if (!has(effect, 'payment')) continue;
        const given = call.args.some(
          (arg) => KEY.test(textOf(arg)) || KEY.test(textOf(bindingOf(program, unwrap(arg)?.path ?? '', call)?.value ?? arg)),
        );
        if (given) yield at(call, `${effect.label} is called with a key that marks its repetition`, slotsOf(effect), 'no');
        else if (!/idempot/i.test(program.text))
          yield at(call, `${effect.label} is called without an idempotency key, so a second call is a second effect`, slotsOf(effect));
      }
    }
  },
};
