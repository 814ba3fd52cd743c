import type { Detector } from '../source.ts';
import { inDocument, sighting } from './k8s.ts';

/** One run that hangs is never ended, and no other may start while it is there. */
export const cronForbidWithoutDeadline: Detector = {
  observable: 'config-cron-forbid-without-deadline',
  *detect({ configs }) {
    for (const config of configs) {
      for (const entry of config.entries) {
        if (entry.key !== 'concurrencyPolicy' || entry.value !== 'Forbid') continue;
        if (!inDocument(config, entry.document, 'activeDeadlineSeconds'))
          yield sighting(entry, 'runs never overlap (Forbid), and no activeDeadlineSeconds ends one that hangs: it blocks all later ones', {
            job: inDocument(config, entry.document, 'name')?.value ?? '',
          });
      }
    }
  },
};
