import type { Detector } from '../source.ts';
import { mebibytes, sighting } from './k8s.ts';

/** A memory limit of at most 512 MiB, or a heap so large that little of the limit is left for the rest of the process. */
export const memoryLimitLow: Detector = {
  observable: 'config-memory-limit-low',
  *detect({ configs }) {
    for (const config of configs) {
      const limits = config.entries.filter(
        (entry) =>
          (entry.key === 'memory' && entry.path.at(-1) === 'limits') ||
          /^(?:mem_limit|MemoryMax|MemoryLimit|memory_limit|MemorySize)$/.test(entry.key),
      );
      const share = config.entries.find((each) => /MaxRAMPercentage=(\d+)/.test(each.value));
      const percent = Number(/MaxRAMPercentage=(\d+)/.exec(share?.value ?? '')?.[1] ?? 0);
      if (share && percent >= 85)
        yield sighting(share, `the heap may take ${percent} % of the limit: threads, metaspace and buffers have little room`, {
          limit: `${percent} %`,
        });
      for (const entry of limits) {
        const size = /^(?:MemorySize)$/.test(entry.key) ? Number(entry.value) : mebibytes(entry.value);
        if (size > 0 && size <= 512) yield sighting(entry, `the memory limit is ${entry.value}`, { limit: entry.value });
        const heap = config.entries.find(
          (each) => each.document === entry.document && /max-old-space-size=(\d+)|-Xmx(\d+)([mMgG])/.test(each.value),
        );
        const match = heap ? /max-old-space-size=(\d+)|-Xmx(\d+)([mMgG])/.exec(heap.value) : null;
        if (heap && match) {
          const used = match[1] ? Number(match[1]) : Number(match[2]) * (/[gG]/.test(match[3] ?? '') ? 1024 : 1);
          if (size > 0 && used > size * 0.85)
            yield sighting(heap, `the heap may grow to ${used} MiB within a limit of ${entry.value}: the rest of the process has no room`, {
              limit: entry.value,
            });
        }
      }
    }
  },
};
