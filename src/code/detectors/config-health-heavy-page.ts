import type { Detector } from '../source.ts';
import { scopesWith, sighting, valueAt } from './k8s.ts';

/** A health check of a real page does the page's whole work each time, and fails when the page is slow. */
export const healthHeavyPage: Detector = {
  observable: 'config-health-heavy-page',
  *detect({ configs }) {
    for (const config of configs) {
      for (const entry of config.entries) {
        const health = /health_?check/i.test(entry.path.join('.')) || /HealthCheck/.test(entry.path.join('.'));
        if (health && /^target$/i.test(entry.key) && /^HTTPS?:\d+\/?(?:index\.\w+)?$/i.test(entry.value))
          yield sighting(entry, `the health check loads ${entry.value}, the home page`, { url_path: '/' });
        if (health && /^path$/i.test(entry.key) && /^\/(?:index\.\w+)?$/.test(entry.value))
          yield sighting(entry, 'the health check loads the home page', { url_path: entry.value });
      }
      for (const probe of ['livenessProbe', 'readinessProbe']) {
        for (const scope of scopesWith(config, probe)) {
          const path = valueAt(scope, probe, 'httpGet', 'path');
          if (path && /^\/(?:index\.\w+)?$/.test(path.value))
            yield sighting(path, `${probe} loads the home page`, { url_path: path.value });
        }
      }
    }
  },
};
