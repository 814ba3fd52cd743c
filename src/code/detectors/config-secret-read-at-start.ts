import type { Detector } from '../source.ts';
import { seen } from './keys.ts';

/** A credential is rotated on a schedule and handed over as an environment variable: who started before holds the old one. */
export const secretReadAtStart: Detector = {
  observable: 'config-secret-read-at-start',
  *detect({ configs, text }) {
    const rotated =
      /automatically_?after_?days|rotation_?(?:rules|lambda_?arn|period|schedule)|secret_rotation|RotationSchedule|next_rotation_time|rotation_period|default_ttl/i.exec(
        text,
      );
    // A part that starts the program anew, or reads the secret while it runs.
    if (
      !rotated ||
      /reloader\.|stakater|csi\.|secretProviderClass|vault\.hashicorp\.com\/agent|rolloutRestartTargets|checksum\/secret/i.test(text)
    )
      return;
    for (const config of configs) {
      for (const entry of config.entries) {
        const isEnv =
          /^(?:secretKeyRef|secret_key_ref|secretRef|secret_ref)\b/.test(entry.key) ||
          (/^(?:valueFrom|value_from)$/.test(entry.key) && /secret/i.test(entry.value)) ||
          /^value_from\s*\{\s*secret_key_ref/.test(entry.key);
        if (!isEnv || entry.path.some((part) => /^volumes?$/.test(part))) continue;
        yield seen(
          entry,
          `the secret is an environment variable, read when the program starts, and it is rotated (${rotated[0]}): who started before holds the old one`,
        );
        return;
      }
    }
    const hcl = /value_from\s*\{\s*secret_key_ref\s*\{[^}\n]*\}/.exec(text);
    if (hcl)
      yield seen(
        { start: hcl.index, end: hcl.index + hcl[0].length },
        `the secret is an environment variable, read when the program starts, and it is rotated (${rotated[0]}): who started before holds the old one`,
      );
  },
};
