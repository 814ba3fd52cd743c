import { enclosing, type Node, textOf } from '../node.ts';
import { bindingOf, decorators, type Program } from '../program.ts';
import { at, type Detector } from '../source.ts';
import { isRetryLoop } from './code-retry-without-backoff.ts';

const RETRIES = /\b(?:max_?retries|retries|retry_on_timeout|maxAttempts|retry_policy|axiosRetry|HTTPAdapter|autoretry_for)\b/i;

/** A call that is retried by its client stands in something that retries as well: the tries multiply. */
export const retryLayers: Detector = {
  observable: 'code-retry-layers',
  *detect({ programs }) {
    for (const program of programs) {
      for (const call of program.calls) {
        const client = bindingOf(program, call.path, call);
        if (!client?.value || client.level === 'parameter' || !RETRIES.test(textOf(client.value).slice(0, 800)) || !call.path.includes('.'))
          continue;
        const outer = outerRetry(program, call);
        if (outer)
          yield at(call, `${client.name} retries by itself, and ${outer} retries around it: the tries multiply`, {
            resource: client.name,
          });
      }
    }
  },
};

function outerRetry(_: Program, call: Node): string | undefined {
  for (let up: Node | undefined = enclosing(call, ['loop', 'function']); up; up = enclosing(up, ['loop', 'function'])) {
    if (up.kind === 'loop' && isRetryLoop(up)) return 'the loop';
    if (up.kind === 'function') {
      const mark = decorators(up).find((each) => /retr(?:y|ies)|autoretry/i.test(textOf(each)));
      if (mark) return `the task ${up.name}`;
    }
  }
  return undefined;
}
