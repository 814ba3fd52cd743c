import type { Detector } from '../source.ts';
import { sighting } from './k8s.ts';

/** A new Cassandra node takes its token ranges at once, without the data that belongs to them. */
export const autoBootstrapOff: Detector = {
  observable: 'config-auto-bootstrap-off',
  *detect({ configs }) {
    for (const config of configs)
      for (const entry of config.entries)
        if (entry.key === 'auto_bootstrap' && /false/i.test(entry.value))
          yield sighting(entry, 'new nodes join without streaming the data of the ranges that they take over');
  },
};
