import type { Detector } from '../source.ts';
import { sighting } from './k8s.ts';

/** An image without a fixed version: each start may run something else. */
export const imageLatest: Detector = {
  observable: 'config-image-latest',
  *detect({ configs }) {
    for (const config of configs) {
      for (const entry of config.entries) {
        const image =
          entry.key === 'image'
            ? entry.value
            : entry.key === 'FROM' && config.format === 'dockerfile'
              ? (entry.value.split(/\s+/)[0] ?? '')
              : '';
        if (!image || /[{$@]/.test(image) || image === 'scratch') continue;
        const tag = /:([\w.-]+)$/.exec(image.replace(/^[^/]*:\d+\//, ''))?.[1];
        if (tag === 'latest' || (!tag && (image.includes('/') || entry.key === 'FROM') && !/\sAS\s.*$/i.test(image)))
          yield sighting(entry, `${image} is not fixed to a version`, { image });
      }
    }
  },
};
