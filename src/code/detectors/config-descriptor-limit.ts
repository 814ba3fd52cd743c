import type { Detector } from '../source.ts';
import { sighting } from './k8s.ts';

/** The number of open files that the process may have, as a unit or container sets it. */
export const descriptorLimit: Detector = {
  observable: 'config-descriptor-limit',
  *detect({ configs }) {
    for (const config of configs) {
      for (const entry of config.entries) {
        if (/^(?:LimitNOFILE|nofile|worker_rlimit_nofile|fs\.file-max|DefaultLimitNOFILE)$/.test(entry.key))
          yield sighting(
            entry,
            `open files are limited to ${entry.value || 'the value below'}; whether the process really has this limit is in /proc/PID/limits`,
            { limit: entry.value },
          );
      }
    }
  },
};
