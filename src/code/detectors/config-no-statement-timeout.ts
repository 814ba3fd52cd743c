import type { Detector } from '../source.ts';
import { keyed, seen } from './keys.ts';

const NAMES: Readonly<Record<string, string>> = {
  statementtimeout: 'a statement may run without an end',
  idleintransactionsessiontimeout: 'a transaction that is left open keeps its locks without an end',
  locktimeout: 'a statement waits for a lock without an end',
  maxexecutiontime: 'a query may run without an end',
};

/** The server is told to wait without an end. Spoken only where the limit is written and is zero. */
export const noStatementTimeout: Detector = {
  observable: 'config-no-statement-timeout',
  *detect(source) {
    for (const each of keyed(source)) {
      const says = NAMES[each.key.replace(/^.*\./, '')];
      if (says && /^'?0(?:ms|s)?'?$/.test(each.value) && each.config) yield seen(each, `${says} (${each.name} ${each.value})`);
    }
  },
};
