import type { Detector } from '../source.ts';
import { seen } from './keys.ts';

const KEY =
  /^(?:minReplicas|maxReplicas|replicas|replicaCount|min_?(?:size|capacity|instances|nodes|count|replicas)|max_?(?:size|capacity|instances|nodes|replicas)|desired_?(?:size|capacity|count)|minInstances|maxInstances|minCapacity|maxCapacity|desiredCount|DesiredCapacity|MinSize|MaxSize|minScale|provisioned_?concurren\w+|read_capacity|write_capacity|number_of_replicas|numCacheNodes|num_cache_nodes)$/;
const LINE = /^([+-])(?![+-])\s*(?:-\s+)?["']?([A-Za-z][\w.-]*?)["']?\s*[:=]\s*["']?(\d{1,6})["']?\s*[,;]?\s*(?:#.*|\/\/.*)?$/;

/** A diff takes away instances, a floor or a ceiling of them. */
export const capacityLowered: Detector = {
  observable: 'config-capacity-lowered',
  *detect({ text }) {
    const lines = [...text.matchAll(/[^\n]+/g)].flatMap((match) => {
      const line = LINE.exec(match[0].trimEnd());
      const key = (line?.[2] ?? '').split('.').at(-1) ?? '';
      return line && KEY.test(key)
        ? [{ sign: line[1] ?? '', key, value: Number(line[3]), start: match.index, end: match.index + match[0].length }]
        : [];
    });
    for (const [i, added] of lines.entries()) {
      // The line that it replaces stands shortly before it, with the same name.
      const removed = added.sign === '+' ? lines.slice(0, i).findLast((each) => each.key === added.key) : undefined;
      if (removed?.sign !== '-' || added.start - removed.end > 400 || removed.value <= added.value) continue;
      yield seen(added, `${added.key} goes from ${removed.value} to ${added.value}`, {
        from: String(removed.value),
        to: String(added.value),
      });
    }
  },
};
