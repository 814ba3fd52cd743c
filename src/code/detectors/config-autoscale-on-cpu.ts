import type { Detector } from '../source.ts';
import { inDocument, sighting } from './k8s.ts';

/** The autoscaler goes by CPU: work that waits, a queue or a slow dependency moves it not at all, or too late. */
export const autoscaleOnCpu: Detector = {
  observable: 'config-autoscale-on-cpu',
  *detect({ configs }) {
    for (const config of configs) {
      for (const entry of config.entries) {
        if (entry.key === 'targetCPUUtilizationPercentage')
          yield sighting(entry, `the autoscaler aims at ${entry.value} % CPU`, { target: entry.value });
        else if (entry.key === 'name' && entry.value === 'cpu' && inDocument(config, entry.document, 'maxReplicas'))
          yield sighting(entry, 'the autoscaler goes by CPU');
        else if (entry.key === 'predefined_metric_type' && /CPUUtilization/.test(entry.value))
          yield sighting(entry, 'the autoscaler goes by CPU');
      }
    }
  },
};
