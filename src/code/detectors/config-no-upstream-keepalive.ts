import type { Detector } from '../source.ts';
import { seen } from './keys.ts';

/** nginx opens a connection to the upstream for each request: its block keeps none. */
export const noUpstreamKeepalive: Detector = {
  observable: 'config-no-upstream-keepalive',
  *detect({ configs }) {
    for (const config of configs) {
      if (config.format !== 'nginx') continue;
      for (const head of config.entries) {
        const name = /^upstream (\S+)$/.exec(head.key)?.[1];
        if (!name) continue;
        const within = config.entries.filter((entry) => entry.path.at(-1) === head.key);
        // An upstream of which only a part was pasted shows no server or is not used here.
        if (!within.some((entry) => entry.key === 'server') || within.some((entry) => entry.key === 'keepalive')) continue;
        const used = config.entries.some((entry) => /^(?:proxy|grpc)_pass$/.test(entry.key) && entry.value.includes(`//${name}`));
        if (used)
          yield seen(head, `${name} has no keepalive: each request opens a connection of its own, and leaves a port in TIME_WAIT`, {
            host: name,
          });
      }
    }
  },
};
