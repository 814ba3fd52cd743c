import type { Detector } from '../source.ts';
import { inDocument, sighting } from './k8s.ts';

/** Pods of a higher class push running pods of a lower one off their nodes. */
export const priorityPreempts: Detector = {
  observable: 'config-priority-preempts',
  *detect({ configs }) {
    for (const config of configs) {
      for (const entry of config.entries) {
        if (entry.key !== 'kind' || entry.value !== 'PriorityClass') continue;
        const never = inDocument(config, entry.document, 'preemptionPolicy');
        const value = config.entries.find((each) => each.document === entry.document && each.key === 'value');
        if (never?.value === 'Never' || !value) continue;
        yield sighting(
          value,
          `pods of class ${inDocument(config, entry.document, 'name')?.value ?? ''} (${value.value}) may push running pods of lower classes off their nodes`,
          { class: inDocument(config, entry.document, 'name')?.value ?? '' },
        );
      }
    }
  },
};
