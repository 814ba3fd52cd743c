import type { Detector } from '../source.ts';
import { keyed, seen } from './keys.ts';

/** A proxy that waits for clients or servers without an end: connections pile up. */
export const noClientTimeLimit: Detector = {
  observable: 'config-no-client-time-limit',
  *detect(source) {
    for (const config of source.configs) {
      if (config.format !== 'haproxy') continue;
      const front = config.entries.find((entry) => /^(?:frontend|listen)\b/.test(entry.key));
      const defaults = config.entries.some((entry) => /^defaults\b/.test(entry.key));
      // Where neither the defaults nor a front end is pasted, the limit may stand elsewhere.
      if (!front || !defaults) continue;
      const missing = ['client', 'server'].filter((side) => !config.entries.some((entry) => entry.key === `timeout ${side}`));
      if (missing.length > 0)
        yield seen(
          front,
          `no ${missing.map((side) => `timeout ${side}`).join(' and no ')} is set: HAProxy keeps such connections without an end`,
        );
    }
    for (const each of keyed(source))
      if (
        /^(?:client_header_timeout|client_body_timeout|timeout client|timeout server)$/.test(each.name) &&
        /^0(?:s|ms)?$/.test(each.value)
      )
        yield seen(each, `${each.name} 0 waits without an end`);
  },
};
