import { anyOf } from '../../text/index.ts';
import type { Config, Entry } from '../config.ts';
import type { Detector } from '../source.ts';
import { sighting } from './k8s.ts';

/** Images that take a while after their start until they answer. */
const SLOW = new RegExp(
  `(?:^|/)${anyOf`
    postgres | postgis | timescaledb | pgvector | mysql | mariadb | mssql | server/mssql | oracle | cockroach | clickhouse
    mongo | cassandra | scylla | neo4j | elasticsearch | opensearch | kafka | cp-kafka | rabbitmq | keycloak | vault
  `}[\\w./-]*(?::|$)`,
  'i',
);

/** Compose waits until the container runs and not until what is in it answers. */
export const dependsOnWithoutHealth: Detector = {
  observable: 'config-depends-on-without-health',
  *detect({ configs }) {
    for (const config of configs) {
      if (config.format !== 'yaml' || !config.entries.some((each) => each.key === 'services' && each.path.length === 0)) continue;
      for (const entry of config.entries) {
        const at = entry.path.lastIndexOf('depends_on');
        if (at !== 2 || entry.path[0] !== 'services' || entry.path.length !== 3) continue;
        const short = /^\[\d+\]$/.test(entry.key);
        const target = short ? entry.value : entry.key;
        const condition = config.entries.find(
          (each) => each.key === 'condition' && each.path.join('.') === [...entry.path, entry.key].join('.'),
        );
        if (!slow(config, target) || (!short && condition?.value !== 'service_started')) continue;
        const place: Entry = condition ?? entry;
        yield sighting(place, `${entry.path[1]} waits until ${target} runs and not until it answers`, {
          service: entry.path[1] ?? '',
          external: target,
        });
      }
    }
  },
};

const slow = (config: Config, service: string): boolean =>
  config.entries.some((each) => each.key === 'image' && each.path.join('.') === `services.${service}` && SLOW.test(each.value));
