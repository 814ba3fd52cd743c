import type { Detector } from '../source.ts';
import { sighting } from './k8s.ts';

/** The part that a location cuts off and the part that is put in its place do not both end in a slash. */
export const proxyPathJoinedWrong: Detector = {
  observable: 'config-proxy-path-joined-wrong',
  *detect({ configs }) {
    for (const config of configs) {
      if (config.format !== 'nginx') continue;
      for (const entry of config.entries) {
        const prefix = /^location\s+(?:\^~\s+)?(\/[\w./-]*)$/.exec(entry.path.at(-1) ?? '')?.[1];
        if (!prefix || prefix === '/') continue;
        const path =
          entry.key === 'proxy_pass'
            ? /^https?:\/\/[^/\s$]+(\/[^\s$]*)$/.exec(entry.value)?.[1]
            : entry.key === 'alias'
              ? /^(\/[^\s$]+)$/.exec(entry.value)?.[1]
              : undefined;
        if (path === undefined || prefix.endsWith('/') === path.endsWith('/')) continue;
        yield sighting(
          entry,
          prefix.endsWith('/')
            ? `${prefix}x becomes ${path}x: the location ends in a slash and ${entry.key} does not`
            : `${prefix}/x becomes ${path}/x: ${entry.key} ends in a slash and the location does not${entry.key === 'alias' ? `, and ${prefix}../ leaves the folder` : ''}`,
          { value: entry.value },
        );
      }
    }
  },
};
