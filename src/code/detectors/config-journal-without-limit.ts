import type { Detector } from '../source.ts';
import { keyed, seen } from './keys.ts';

const NEVER: readonly (readonly [RegExp, RegExp, string])[] = [
  [/maxslotwalkeepsize$/, /^-1$/, 'a replication slot whose reader is away keeps the write-ahead log for ever'],
  [/(?:binlogexpirelogsseconds|expirelogsdays)$/, /^0$/, 'binary logs are never removed'],
  [/(?:^|\.)(?:log\.)?retention\.(?:ms|bytes|hours)$/, /^-1$/, 'the log is never cut'],
];

/** The journal of the store is kept without a limit, so something that reads it too late fills the volume. */
export const journalWithoutLimit: Detector = {
  observable: 'config-journal-without-limit',
  *detect(source) {
    const all = keyed(source);
    for (const each of all) {
      const found = NEVER.find(([key, value]) => key.test(each.key) && value.test(each.value));
      // Of Kafka's two limits one is enough.
      if (!found || !each.config) continue;
      if (/retention/.test(each.key) && all.some((other) => /retention\.(?:ms|bytes|hours)$/.test(other.key) && Number(other.value) > 0))
        continue;
      yield seen(each, `${found[2]} (${each.name} ${each.value})`);
    }
  },
};
