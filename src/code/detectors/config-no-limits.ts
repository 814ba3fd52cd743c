import type { Detector } from '../source.ts';
import { scopesWith, sighting, valueAt } from './k8s.ts';

/** Containers without a memory limit or without requests: one can take a node's memory, and the scheduler cannot plan. */
export const noLimits: Detector = {
  observable: 'config-no-limits',
  *detect({ configs }) {
    for (const config of configs) {
      if (config.format !== 'yaml') continue;
      for (const scope of scopesWith(config, 'image')) {
        const image = valueAt(scope, 'image');
        if (!image?.path.some((part) => part === 'containers')) continue;
        const resources = valueAt(scope, 'resources');
        if (!resources) yield sighting(image, 'the container has neither requests nor limits');
        else if (!valueAt(scope, 'resources', 'limits', 'memory')) yield sighting(resources, 'the container has no memory limit');
      }
    }
  },
};
