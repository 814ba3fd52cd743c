import type { Detector } from '../source.ts';
import { scopesWith, seconds, sighting, valueAt } from './k8s.ts';

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];

/** A health check that gives up after one or two seconds: what is merely slow counts as dead. */
export const probeShallowTimeout: Detector = {
  observable: 'config-probe-shallow-timeout',
  *detect({ configs }) {
    for (const config of configs) {
      for (const probe of PROBES) {
        for (const scope of scopesWith(config, probe)) {
          const head = valueAt(scope, probe);
          const limit = valueAt(scope, probe, 'timeoutSeconds');
          const period = valueAt(scope, probe, 'periodSeconds');
          if (!head) continue;
          if (limit && Number(limit.value) <= 2)
            yield sighting(limit, `${probe} gives up after ${limit.value} s`, { limit: `${limit.value} s` });
          else if (!limit && (period || valueAt(scope, probe, 'httpGet') || valueAt(scope, probe, 'exec')))
            yield sighting(head, `${probe} sets no timeoutSeconds, so it gives up after the default of 1 s`, {
              limit: '1 s',
            });
        }
      }
      for (const entry of config.entries) {
        const own = entry.key === 'HEALTHCHECK' ? /--timeout=(\d+(?:\.\d+)?(?:ms|s|m)?)/.exec(entry.value)?.[1] : undefined;
        if (own && seconds(own) <= 2) yield sighting(entry, `the health check gives up after ${own}`, { limit: own });
        const health = /health_?check|HealthCheck/i.test(entry.path.join('.'));
        if (health && /^time_?out$/i.test(entry.key) && seconds(entry.value) <= 2)
          yield sighting(entry, `the health check gives up after ${entry.value}${/\D/.test(entry.value) ? '' : ' s'}`, {
            limit: entry.value,
          });
      }
    }
  },
};
