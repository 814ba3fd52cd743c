import type { Detector } from '../source.ts';
import { keyed, seen } from './keys.ts';

/** With a limit and `noeviction` a full Redis answers writes with an error. */
export const cacheRefusesWhenFull: Detector = {
  observable: 'config-cache-refuses-when-full',
  *detect(source) {
    const all = keyed(source);
    for (const each of all) {
      if (!/(?:^|\.)maxmemorypolicy$/.test(each.key) || each.value !== 'noeviction') continue;
      const limit = all.find((other) => /(?:^|\.)maxmemory$/.test(other.key) && !/^0\b/.test(other.value));
      yield seen(each, `${limit ? `at ${limit.value}` : 'at its memory limit'} nothing is dropped and writes are refused (noeviction)`, {
        ...(limit ? { limit: limit.value } : {}),
      });
    }
  },
};
