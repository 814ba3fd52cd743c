import type { Detector } from '../source.ts';
import { sighting } from './k8s.ts';
import { fullKey } from './keys.ts';

const MOST = /(?:^|\.)(?:maxreplicas|maxsize|maxcapacity|maxinstances|maxscale|maxcount|maxreplicacount)$/;
const LEAST = /(?:^|\.)(?:minreplicas|minsize|mincapacity|mininstances|minscale|mincount|minreplicacount)$/;

/** The most that an autoscaler may start is less than half as much again as the least. */
export const autoscalerCeiling: Detector = {
  observable: 'config-autoscaler-ceiling',
  *detect({ configs }) {
    for (const config of configs) {
      for (const most of config.entries) {
        if (!MOST.test(fullKey(most)) || !/^\d+$/.test(most.value)) continue;
        const home = most.path.join('.');
        const least = config.entries.find(
          (each) =>
            each.document === most.document && each.path.join('.') === home && LEAST.test(fullKey(each)) && /^\d+$/.test(each.value),
        );
        if (!least || Number(most.value) < 2) continue;
        const [low, high] = [Number(least.value), Number(most.value)];
        if (high === low) yield sighting(most, `the autoscaler may run ${high} and ${high} only: it cannot add any`, { limit: most.value });
        else if (high > low && high < low * 1.5)
          yield sighting(most, `the autoscaler runs ${low} at least and stops at ${high}`, { limit: most.value });
      }
    }
  },
};
