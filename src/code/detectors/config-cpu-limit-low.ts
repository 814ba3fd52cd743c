import type { Detector } from '../source.ts';
import { cores, sighting } from './k8s.ts';

/** Under one core: bursts are cut off within each 100 ms period, however idle the host. */
export const cpuLimitLow: Detector = {
  observable: 'config-cpu-limit-low',
  *detect({ configs }) {
    for (const config of configs) {
      for (const entry of config.entries) {
        if (entry.key === 'cpu' && entry.path.at(-1) === 'limits') {
          const limit = cores(entry.value);
          if (limit < 1)
            yield sighting(
              entry,
              `the CPU limit is ${entry.value}: ${Math.round(limit * 100)} ms of each 100 ms`.replace(
                /(\d+) ms of each/,
                (_, ms: string) => `${ms} ms of CPU time in each`,
              ),
              { limit: entry.value },
            );
        } else if (/^(?:cpus|cpu_?limit)$/i.test(entry.key) && Number(entry.value) < 1 && Number(entry.value) > 0)
          yield sighting(entry, `the CPU limit is ${entry.value} of a core`, { limit: entry.value });
      }
    }
  },
};
