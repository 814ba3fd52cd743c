import { enclosing, textOf, walk } from '../node.ts';
import { at, type Detector } from '../source.ts';

/** Whatever the error, the message goes back to the queue: one that always fails comes again for ever. */
export const requeueOnAnyError: Detector = {
  observable: 'code-requeue-on-any-error',
  *detect({ programs }) {
    for (const program of programs) {
      for (const node of program.calls) {
        if (!/^(?:nack|basic_nack|basicNack|Nack|basic_reject|reject|requeue|BasicNack|BasicNackAsync)$/.test(node.name)) continue;
        const handler =
          enclosing(node, ['catch']) ??
          (program.language === 'go' && /err\s*!=\s*nil/.test(textOf(enclosing(node, ['if'])?.test ?? node))
            ? enclosing(node, ['if'])
            : undefined);
        if (!handler || (node.name === 'reject' && !/channel|ch\b|msg|message|delivery/i.test(node.path))) continue;
        const args = node.args.map((arg) => textOf(arg).trim());
        const said = args.join(',');
        const never =
          /requeue\s*[=:]\s*(?:false|False)|,\s*false\s*,\s*false|,\s*false\)?$/.test(said) &&
          !/,\s*false\s*,\s*true/.test(said) &&
          args.length !== 2;
        if (
          never ||
          /requeue\s*[=:]\s*(?:false|False)/.test(said) ||
          (program.language === 'go' && args.length === 2 && args[1] === 'false') ||
          (/reject/i.test(node.name) && args.at(-1) === 'false')
        )
          continue;
        // A count of deliveries or a choice by error in the handler means that not all errors are treated alike.
        if (
          [...walk(handler)].some((inner) => inner.kind === 'if' && inner !== handler) ||
          /x-death|redelivered|attempts?|retry_?count/i.test(textOf(handler))
        )
          continue;
        yield at(
          node,
          `${textOf(node).slice(0, 60)} puts the message back whatever the error, so one that always fails comes again without end`,
        );
      }
    }
  },
};
