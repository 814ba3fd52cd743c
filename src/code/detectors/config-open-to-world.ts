import type { Detector } from '../source.ts';
import { sighting } from './k8s.ts';

/** A port, bucket or dashboard that the whole internet can reach. */
export const openToWorld: Detector = {
  observable: 'config-open-to-world',
  *detect({ configs }) {
    for (const config of configs) {
      for (const entry of config.entries) {
        const open =
          /^(?:cidr_blocks|cidr_ipv[46]|source_ranges|source_address_prefix|remote_ip_prefix|cidrIp|CidrIp|cidr|\[\d+\])$/.test(
            entry.key,
          ) &&
          /0\.0\.0\.0\/0|::\/0/.test(entry.value) &&
          !/egress/i.test(entry.path.join('.')) &&
          !config.entries.some(
            (each) =>
              /^(?:type|direction)$/.test(each.key) &&
              /^(?:egress|outbound)$/i.test(each.value) &&
              each.path.join('.') === entry.path.join('.'),
          );
        const web = config.entries.some(
          (each) =>
            /^(?:from_port|to_port|FromPort|ports?)$/.test(each.key) &&
            each.path.join('.') === entry.path.join('.') &&
            /^(?:80|443)$/.test(each.value.replace(/[[\]"' ]/g, '')),
        );
        if (open && !web) yield sighting(entry, 'open to every address of the internet');
        if (/^(?:acl|AccessControl|predefinedAcl)$/.test(entry.key) && /public-read|PublicRead|publicRead/.test(entry.value))
          yield sighting(entry, 'readable by everybody');
        if (/^(?:block_public_acls|BlockPublicAcls|restrict_public_buckets)$/.test(entry.key) && /false/i.test(entry.value))
          yield sighting(entry, 'public access is not blocked');
        if (/^publicly_accessible$|^PubliclyAccessible$/.test(entry.key) && /true/i.test(entry.value))
          yield sighting(entry, 'reachable from the internet');
      }
    }
  },
};
