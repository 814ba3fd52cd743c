import { isIo, operation } from '../calls.ts';
import { type Node, textOf, walk } from '../node.ts';
import { at, type Detector } from '../source.ts';
import { hiddenStatuses } from './shell.ts';

const GOOD =
  /\b(?:ok|success|succeeded|processed)['"]?\s*(?::|=>|=)\s*(?:true|True|1)\b|['"]?status(?:Code)?['"]?\s*(?::|=>|=)\s*(?:200|['"](?:ok|success|OK|SUCCESS)['"])|batchItemFailures['"]?\s*:\s*\[\s*\]/;

/** In the handler of a failure the answer is success: the message is acknowledged, the status is 200, the result is true. */
export const errorMappedToSuccess: Detector = {
  observable: 'code-error-mapped-to-success',
  *detect({ programs, scripts }) {
    yield* hiddenStatuses(scripts);
    for (const program of programs) {
      for (const node of walk(program.root)) {
        const body =
          node.kind === 'catch' ? node.body : node.kind === 'call' && node.name === 'catch' && node.object ? node.args[0] : undefined;
        if (!body || [...walk(body)].some((inner) => inner.kind === 'throw')) continue;
        const outside =
          node.kind === 'call' ||
          walk(node.parent ?? node).some((inner) => inner.kind === 'await' || (inner.kind === 'call' && isIo(operation(program, inner))));
        const answer = walk(body).find((inner) => success(inner) && (outside || inner.kind === 'call' || GOOD.test(textOf(inner))));
        if (answer) yield at(answer, 'the failure is answered as success, so nobody retries or notices');
      }
    }
  },
};

function success(node: Node): boolean {
  if (node.kind === 'return')
    return (
      /^(?:true|True|nil, nil)$/.test(textOf(node.right ?? node).trim()) ||
      (GOOD.test(textOf(node)) && !/err|fail|4\d\d|5\d\d/i.test(textOf(node).replace(/batchItemFailures/, '')))
    );
  if (node.kind !== 'call') return false;
  if (/^(?:ack|basic_ack|basicAck|acknowledge|deleteMessage|delete_message|commitSync|commit_sync)$/.test(node.name)) return true;
  if (/^(?:json|send|status|sendStatus|end)$/.test(node.name))
    return /status\(200\)|sendStatus\(200\)/.test(textOf(node)) || (GOOD.test(textOf(node)) && !/status\([45]/.test(textOf(node)));
  return false;
}
