import type { Entry } from '../config.ts';
import type { Detector } from '../source.ts';
import { seen } from './keys.ts';

/** gp2 has 3 operations per second for each GB, at least 100, and bursts to 3000 on credits below 1000 GB. Under this it is a tight baseline. */
const SMALL = 170;
const SIZE = /^(?:allocated_?storage|volume_?size|size|VolumeSize|AllocatedStorage|storageSize|diskSize)$/i;
const TYPE = /^(?:storage_?type|volume_?type|type|VolumeType|StorageType)$/i;

/** The volume's steady rate comes from its size, and it is small: more is on credits. */
export const volumeSmallBurst: Detector = {
  observable: 'config-volume-small-burst',
  *detect({ configs }) {
    for (const config of configs) {
      for (const type of config.entries) {
        if (!TYPE.test(type.key) || !/^gp2$/i.test(type.value)) continue;
        const beside = (entry: Entry): boolean => entry.document === type.document && entry.path.join('\n') === type.path.join('\n');
        const size = config.entries.find((entry) => beside(entry) && SIZE.test(entry.key) && /^\d+$/.test(entry.value));
        const giga = Number(size?.value ?? Number.NaN);
        if (!size || !(giga < SMALL)) continue;
        const steady = Math.max(100, giga * 3);
        yield seen(
          type,
          `a gp2 volume of ${giga} GB has a steady rate of ${steady} operations per second (3 for each GB); all above it is on burst credits`,
          {
            iops: String(steady),
          },
        );
      }
    }
  },
};
