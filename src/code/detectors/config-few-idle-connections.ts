import { textOf, walk } from '../node.ts';
import { at, type Detector } from '../source.ts';

/** Go's transport keeps two idle connections for each host, whatever it may keep in all. */
export const fewIdleConnections: Detector = {
  observable: 'config-few-idle-connections',
  *detect({ programs }) {
    for (const program of programs) {
      if (program.language !== 'go' || /MaxIdleConnsPerHost|DisableKeepAlives/.test(program.text)) continue;
      for (const node of walk(program.root)) {
        const total =
          /^(?:keyed_element|literal_element)$/.test(node.type) || node.kind === 'pair' || node.kind === 'assign'
            ? /^(?:\w+\.)*MaxIdleConns\s*[:=]\s*(\d+)$/.exec(textOf(node).trim())
            : undefined;
        if (!total || Number(total[1]) <= 2) continue;
        if (!/http\.Transport|DefaultTransport/.test(program.text)) continue;
        yield at(
          node,
          `of ${total[1]} idle connections the transport keeps two for one host (no MaxIdleConnsPerHost): the others are closed after each burst and opened anew`,
        );
      }
    }
  },
};
