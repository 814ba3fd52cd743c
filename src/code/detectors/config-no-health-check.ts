import type { Detector } from '../source.ts';
import { inDocument, scopesWith, valueAt } from './k8s.ts';
import { seen } from './keys.ts';

/** Nobody asks whether an instance can serve before it is sent requests. */
export const noHealthCheck: Detector = {
  observable: 'config-no-health-check',
  *detect({ configs }) {
    for (const config of configs) {
      if (config.format === 'haproxy') {
        const servers = config.entries.filter((entry) => entry.key === 'server');
        const first = servers.find((entry) => !/\bcheck\b/.test(entry.value));
        const byDefault = config.entries.some((entry) => entry.key === 'default-server' && /\bcheck\b/.test(entry.value));
        if (first && !byDefault && servers.length > 1)
          yield seen(
            first,
            `HAProxy does not check ${first.value.split(/\s+/)[0]} (no check on its line), and sends to it also when it is down`,
            {
              host: first.value.split(/\s+/)[0] ?? '',
            },
          );
      }
      if (config.format !== 'yaml') continue;
      for (const scope of scopesWith(config, 'image')) {
        const image = valueAt(scope, 'image');
        const kind = inDocument(config, scope.document, 'kind')?.value ?? '';
        if (!image?.path.includes('containers') || !/^(?:Deployment|Rollout)$/.test(kind)) continue;
        const ports = valueAt(scope, 'ports');
        if (ports && !valueAt(scope, 'readinessProbe'))
          yield seen(ports, 'the container has a port and no readinessProbe: it gets requests as soon as its process runs', {
            service: inDocument(config, scope.document, 'name')?.value ?? '',
          });
      }
    }
  },
};
