import type { Detector } from '../source.ts';
import { inDocument, sighting } from './k8s.ts';
import { fullKey } from './keys.ts';

/** There is one instance, so its stop, its move and its death are an outage. */
export const oneInstanceOnly: Detector = {
  observable: 'config-one-instance-only',
  *detect({ configs }) {
    for (const config of configs) {
      const scaled = config.entries.some((entry) => entry.value === 'HorizontalPodAutoscaler' || entry.value === 'ScaledObject');
      for (const entry of config.entries) {
        const key = fullKey(entry);
        if (
          entry.key === 'replicas' &&
          entry.value === '1' &&
          /^(?:Deployment|StatefulSet|Rollout)$/.test(inDocument(config, entry.document, 'kind')?.value ?? '') &&
          !scaled
        )
          yield sighting(entry, `${inDocument(config, entry.document, 'name')?.value || 'it'} runs as one replica`);
        if (/(?:^|\.)multiaz(?:enabled)?$/.test(key) && /^false$/i.test(entry.value))
          yield sighting(entry, 'the database has no stand-by in another zone (multi_az false)');
        if (/aws(?:ecs)?service \S+\.desiredcount$/.test(key) && entry.value === '1') yield sighting(entry, 'the service runs as one task');
      }
    }
  },
};
