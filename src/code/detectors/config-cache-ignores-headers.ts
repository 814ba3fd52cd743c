import type { Detector } from '../source.ts';
import { sighting } from './k8s.ts';

/** The cache is told not to mind what the application says about storing. */
export const cacheIgnoresHeaders: Detector = {
  observable: 'config-cache-ignores-headers',
  *detect({ configs }) {
    for (const config of configs) {
      for (const entry of config.entries) {
        if (/^(?:proxy|fastcgi|uwsgi)_ignore_headers$/.test(entry.key))
          yield sighting(entry, `the cache ignores ${entry.value.replace(/;$/, '')} of the application`, {});
        if (/^(?:cache_everything|cacheEverything)$/i.test(entry.key) && /true|on/i.test(entry.value))
          yield sighting(entry, 'everything is cached, whatever the application says');
        if (entry.key === 'cache_level' && /cache_everything/.test(entry.value))
          yield sighting(entry, 'everything is cached, whatever the application says');
      }
    }
  },
};
