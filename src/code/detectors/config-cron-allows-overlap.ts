import type { Detector } from '../source.ts';
import { inDocument, sighting } from './k8s.ts';
import { overlappingJobs } from './shell.ts';

/** A run may start while the one before is still going. */
export const cronAllowsOverlap: Detector = {
  observable: 'config-cron-allows-overlap',
  *detect({ configs, scripts }) {
    yield* overlappingJobs(scripts);
    for (const config of configs) {
      for (const entry of config.entries) {
        if (entry.key !== 'schedule' || inDocument(config, entry.document, 'kind')?.value !== 'CronJob') continue;
        const policy = inDocument(config, entry.document, 'concurrencyPolicy');
        if (!policy || policy.value === 'Allow')
          yield sighting(policy ?? entry, 'a run starts although the one before is still going (concurrencyPolicy Allow, the default)', {
            job: inDocument(config, entry.document, 'name')?.value ?? '',
          });
      }
    }
  },
};
