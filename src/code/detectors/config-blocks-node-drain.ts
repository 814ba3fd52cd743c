import type { Detector } from '../source.ts';
import { inDocument, sighting } from './k8s.ts';

/** A disruption budget that allows no pod to be moved: drains and node upgrades wait for ever. */
export const blocksNodeDrain: Detector = {
  observable: 'config-blocks-node-drain',
  *detect({ configs }) {
    for (const config of configs) {
      for (const entry of config.entries) {
        if (entry.value !== 'PodDisruptionBudget' || entry.key !== 'kind') continue;
        const none = inDocument(config, entry.document, 'maxUnavailable');
        const all = inDocument(config, entry.document, 'minAvailable');
        if (none && /^0%?$/.test(none.value))
          yield sighting(none, 'no pod may be moved at any time (maxUnavailable 0): a drain waits for ever');
        if (!all) continue;
        const replicas = config.entries.find((each) => each.key === 'replicas' && Number(each.value) > 0);
        if (all.value === '100%' || (replicas && Number(all.value) >= Number(replicas.value)))
          yield sighting(
            all,
            `${all.value} must stay up${replicas ? ` of ${replicas.value}` : ''}, so no pod may be moved: a drain waits for ever`,
          );
      }
    }
  },
};
