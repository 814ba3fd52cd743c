import type { Detector } from '../source.ts';
import { keyed, seen } from './keys.ts';

/** A proxy sends a request a second time to another server although it may have changed something at the first. */
export const replaysWrites: Detector = {
  observable: 'config-replays-writes',
  *detect(source) {
    for (const each of keyed(source)) {
      if (/^(?:proxy|grpc|fastcgi|uwsgi)_next_upstream$/.test(each.name) && /non_idempotent/.test(each.value))
        yield seen(each, 'nginx sends a POST again to the next server when the first failed or was too slow (non_idempotent)');
      if (
        each.name === 'retry-on' &&
        /all-retryable-errors|response-timeout|\b50\d\b/.test(each.value) &&
        each.config?.format === 'haproxy'
      ) {
        const spared = each.config.entries.some((entry) => /disable-l7-retry/.test(entry.value));
        if (!spared) yield seen(each, `HAProxy sends a request again after ${each.value}, also a POST`);
      }
      if (/(?:^|\.)retry\.?on$/i.test(each.key) && /\b(?:5xx|gateway-error|reset)\b/.test(each.value) && each.config?.format === 'yaml')
        yield seen(each, `the mesh sends a request again on ${each.value}, whatever its method`);
    }
  },
};
