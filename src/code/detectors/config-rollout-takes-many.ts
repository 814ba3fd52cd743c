import type { Detector } from '../source.ts';
import { inDocument, sighting } from './k8s.ts';

/** A rollout takes half of the instances or more away at once. */
export const rolloutTakesMany: Detector = {
  observable: 'config-rollout-takes-many',
  *detect({ configs }) {
    for (const config of configs) {
      for (const entry of config.entries) {
        const kind = inDocument(config, entry.document, 'kind')?.value ?? '';
        if (/^(?:Deployment|DaemonSet|Rollout|)$/.test(kind) && entry.key === 'maxUnavailable' && entry.path.includes('rollingUpdate')) {
          const replicas = Number(inDocument(config, entry.document, 'replicas')?.value ?? Number.NaN);
          const share = /^(\d+)%$/.exec(entry.value)?.[1];
          const part = share ? Number(share) / 100 : Number(entry.value) / replicas;
          if (part >= 0.5 && (share || replicas > 1))
            yield sighting(
              entry,
              `a rollout takes ${entry.value}${replicas > 1 && !share ? ` of ${replicas}` : ''} away at once${
                share && replicas > 1 ? `: ${Math.floor(part * replicas)} of ${replicas}` : ''
              }`,
            );
        }
        if (entry.key === 'type' && entry.value === 'Recreate' && entry.path.includes('strategy'))
          yield sighting(entry, 'a rollout stops all old pods before the first new one starts (Recreate)');
        if (
          /^deployment_minimum_healthy_percent$|^minimumHealthyPercent$|^MinimumHealthyPercent$/.test(entry.key) &&
          Number(entry.value) < 50
        )
          yield sighting(entry, `a rollout may leave ${entry.value} % of the tasks`);
      }
    }
  },
};
