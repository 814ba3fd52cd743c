import type { Detector } from '../source.ts';
import { sighting } from './k8s.ts';

/** A rule that must hold for a pod to be placed: where no node satisfies it, the pod waits. */
export const placementHardRule: Detector = {
  observable: 'config-placement-hard-rule',
  *detect({ configs }) {
    for (const config of configs) {
      if (config.format !== 'yaml') continue;
      for (const entry of config.entries) {
        if (entry.key === 'requiredDuringSchedulingIgnoredDuringExecution' && entry.path.includes('podAntiAffinity')) {
          const by = config.entries.find(
            (each) => each.document === entry.document && each.key === 'topologyKey' && each.start > entry.start,
          );
          yield sighting(
            entry,
            `no two of these pods may share one ${by?.value ?? 'place'}: there must be as many as pods, and one more for a rollout`,
          );
        }
        if (entry.key === 'whenUnsatisfiable' && entry.value === 'DoNotSchedule')
          yield sighting(entry, 'a pod that would make the spread uneven is not placed at all (DoNotSchedule)');
      }
    }
  },
};
