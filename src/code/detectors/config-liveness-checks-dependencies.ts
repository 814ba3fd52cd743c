import type { Detector } from '../source.ts';
import { scopesWith, sighting, valueAt } from './k8s.ts';

/** The liveness probe asks an endpoint that depends on other systems: when one of those is ill, healthy instances are killed. */
export const livenessChecksDependencies: Detector = {
  observable: 'config-liveness-checks-dependencies',
  *detect({ configs }) {
    for (const config of configs) {
      for (const scope of scopesWith(config, 'livenessProbe')) {
        const path =
          valueAt(scope, 'livenessProbe', 'httpGet', 'path') ??
          scope.entries.find((entry) => entry.key === 'path' && entry.path.includes('livenessProbe'));
        if (!path) continue;
        const aggregate =
          /\/actuator\/health\/?$|\/(?:readiness|readyz?|ready|health\/(?:full|deep|all|dependencies|ready)|deephealth|healthcheck\/full)\/?$/i.test(
            path.value,
          );
        if (aggregate)
          yield sighting(path, `the liveness probe asks ${path.value}, which sums up the health of other systems too`, {
            path: path.value,
          });
      }
    }
  },
};
