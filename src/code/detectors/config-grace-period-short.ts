import type { Detector } from '../source.ts';
import { seconds, sighting } from './k8s.ts';

/** Less time to stop than work in hand may take: 10 s or less is set. */
export const gracePeriodShort: Detector = {
  observable: 'config-grace-period-short',
  *detect({ configs }) {
    for (const config of configs) {
      for (const entry of config.entries) {
        if (
          /^(?:terminationGracePeriodSeconds|stop_grace_period|TimeoutStopSec|stopTimeout|graceful_timeout)$/.test(entry.key) &&
          seconds(entry.value) <= 10
        )
          yield sighting(entry, `a stopping instance is killed after ${entry.value}${/\D/.test(entry.value) ? '' : ' s'}`, {
            limit: entry.value,
          });
      }
    }
  },
};
