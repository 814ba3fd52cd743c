import { textOf, walk } from '../node.ts';
import type { Detector } from '../source.ts';

/** Five tries or more, or proxies that pass a failed request on to the next server. */
export const retryMany: Detector = {
  observable: 'config-retry-many',
  *detect({ settings, configs, programs }) {
    for (const setting of settings) {
      const name = setting.name.replace(/^.*\./, '');
      const count = Number(setting.value);
      if (
        /^(?:max_?retries|retries|maxAttempts|max_attempts|max-attempts|attempts|numRetries|num_retries|backoffLimit|retry|maxRetries|retry_limit)$/i.test(
          name,
        ) &&
        count >= 5 &&
        count < 100000
      )
        yield {
          start: setting.start,
          end: setting.end,
          because: `a failed call is tried up to ${setting.value} times more`,
          slots: { retries: setting.value },
        };
    }
    for (const program of programs)
      for (const node of walk(program.root))
        if (
          node.kind === 'pair' &&
          /^(?:max_?retries|retries|attempts)$/i.test(node.name) &&
          /^(?:None|Infinity|-1|null)$/.test(textOf(node.right ?? node))
        )
          yield {
            start: node.start,
            end: node.end,
            because: 'a failed call is tried again without end',
            slots: { retries: 'no limit' },
          };
    for (const config of configs)
      for (const entry of config.entries)
        if (entry.key === 'proxy_next_upstream' && /non_idempotent|http_50\d/.test(entry.value))
          yield {
            start: entry.start,
            end: entry.end,
            because: `nginx sends a failed request again to the next server (${entry.value})`,
            slots: {},
          };
  },
};
