import type { Detector } from '../source.ts';
import { inDocument, scopesWith, valueAt } from './k8s.ts';
import { seen } from './keys.ts';

/**
 * A serving container without a preStop hook: it is told to stop in the same moment as the balancers are told to send no more.
 * Spoken only of a whole pod template, where the hook would stand.
 */
export const noDrainHook: Detector = {
  observable: 'config-no-drain-hook',
  *detect({ configs }) {
    for (const config of configs) {
      if (config.format !== 'yaml') continue;
      for (const scope of scopesWith(config, 'readinessProbe')) {
        const probe = valueAt(scope, 'readinessProbe');
        const kind = inDocument(config, scope.document, 'kind');
        if (!probe || !/^(?:Deployment|StatefulSet|Rollout)$/.test(kind?.value ?? '') || !valueAt(scope, 'image')) continue;
        if (valueAt(scope, 'lifecycle') || scope.entries.some((entry) => entry.path.includes('lifecycle'))) continue;
        const grace = inDocument(config, scope.document, 'terminationGracePeriodSeconds');
        if (!grace) continue;
        yield seen(grace, `the pod gets ${grace.value} s to stop, and no preStop hook lets the balancers take it out first`, {
          limit: `${grace.value} s`,
        });
      }
    }
  },
};
