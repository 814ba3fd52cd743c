import type { Detector } from '../source.ts';
import { keyed, seen } from './keys.ts';

/** No copy is kept: the retention of backups is zero, or restoring to a point in time is switched off. */
export const backupOff: Detector = {
  observable: 'config-backup-off',
  *detect(source) {
    for (const each of keyed(source)) {
      if (
        /(?:^|\.)(?:backupretentionperiod|backupretentiondays|snapshotretentionlimit|automatedsnapshotretentionperiod)$/.test(each.key) &&
        each.value === '0'
      )
        yield seen(each, `backups are kept for 0 days (${each.name}), so none is made`);
      if (/pointintimerecovery(?:enabled)?(?:\.enabled)?$/.test(each.key) && /^false$/i.test(each.value))
        yield seen(each, 'the store cannot be restored to a point in time');
      if (/(?:^|\.)archivemode$/.test(each.key) && /^off$/i.test(each.value))
        yield seen(each, 'the write-ahead log is not archived, so that a restore ends at the last base backup');
    }
  },
};
