import { enclosing, textOf, walk } from '../node.ts';
import { at, type Detector } from '../source.ts';

/** A goroutine that can wait for ever: it sends to a channel that its reader may have left, or loops without an end signal. */
export const goroutineLeak: Detector = {
  observable: 'code-goroutine-leak',
  *detect({ programs }) {
    for (const program of programs) {
      if (program.language !== 'go') continue;
      for (const node of walk(program.root)) {
        if (node.kind !== 'spawn' || !node.right) continue;
        const body = node.right.children.find((child) => child.kind === 'function');
        const fn = enclosing(node, ['function']);
        if (!body || !fn) continue;
        const send = [...walk(body)].find((inner) => inner.type === 'send_statement' && enclosing(inner, ['switch'], body) === undefined);
        const channel = send?.children[0]?.path ?? '';
        const unbuffered = channel !== '' && new RegExp(`\\b${channel}\\s*:?=\\s*make\\(chan [^,)]+\\)`).test(textOf(fn));
        const readerMayLeave =
          /<-\s*(?:ctx|\w+\.Context\(\)|c\.Request\.Context\(\))\.?\w*\.?Done\(\)|<-\s*time\.After|case\s*<-\s*\w+\.Done\(\)/.test(
            textOf(fn).replace(textOf(body), ''),
          );
        if (send && unbuffered && readerMayLeave) {
          yield at(send, `the goroutine sends to ${channel}, which has no buffer, and the reader may leave first: then it waits for ever`, {
            resource: channel,
          });
          continue;
        }
        const loop = [...walk(body)].find((inner) => inner.kind === 'loop' && !inner.test && !inner.over);
        if (
          loop &&
          ![...walk(loop)].some((inner) => inner.kind === 'return' || inner.kind === 'break') &&
          !/Done\(\)|quit|stop|closed/i.test(textOf(loop)) &&
          !/^(?:main|init|New\w*|Start|Run)$/.test(fn.name)
        )
          yield at(node, `each call of ${fn.name || 'the function'} starts a goroutine whose loop never ends`);
      }
    }
  },
};
