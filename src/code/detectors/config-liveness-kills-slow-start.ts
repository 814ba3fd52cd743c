import type { Detector } from '../source.ts';
import { scopesWith, sighting, valueAt } from './k8s.ts';

/** The liveness probe may kill an instance within half a minute of its start, and no startup probe holds it back. */
export const livenessKillsSlowStart: Detector = {
  observable: 'config-liveness-kills-slow-start',
  *detect({ configs }) {
    for (const config of configs) {
      for (const scope of scopesWith(config, 'livenessProbe')) {
        const probe = valueAt(scope, 'livenessProbe');
        if (!probe || valueAt(scope, 'startupProbe') || probe.value) continue;
        const number = (key: string, otherwise: number): number => Number(valueAt(scope, 'livenessProbe', key)?.value ?? otherwise);
        const seconds =
          number('initialDelaySeconds', 0) +
          number('periodSeconds', 10) * (number('failureThreshold', 3) - 1) +
          number('timeoutSeconds', 1);
        if (seconds < 30)
          yield sighting(
            valueAt(scope, 'livenessProbe', 'initialDelaySeconds') ?? probe,
            `an instance that is not up ${seconds} s after its start is killed; there is no startupProbe`,
            { limit: `${seconds} s` },
          );
      }
    }
  },
};
