import type { Detector } from '../source.ts';
import { keyed, seen } from './keys.ts';

/** A full cache drops any key, also those without an expiry: sessions, locks and queues among them. */
export const cacheEvictsAnything: Detector = {
  observable: 'config-cache-evicts-anything',
  *detect(source) {
    for (const each of keyed(source))
      if (/(?:^|\.)maxmemorypolicy$/.test(each.key) && /^allkeys-/.test(each.value))
        yield seen(each, `at its memory limit the cache drops any key, also those without an expiry (${each.value})`, {
          policy: each.value,
        });
  },
};
