import type { Entry } from '../config.ts';
import type { Detector } from '../source.ts';
import { seconds, sighting } from './k8s.ts';

/** At most so many instances a minute, or so large a share of them: a ramp of minutes is not followed. Judgement. */
const FEW = { pods: 2, percent: 10 };

/** The autoscaler may add only few instances per interval, however far demand is ahead. */
export const scaleUpCapped: Detector = {
  observable: 'config-scale-up-capped',
  *detect({ configs }) {
    for (const config of configs) {
      const types = config.entries.filter((entry) => entry.key === 'type' && /scaleUp\npolicies\n\[\d+\]$/.test(entry.path.join('\n')));
      const policies = types.map((type) => {
        const beside = (key: string): Entry | undefined =>
          config.entries.find(
            (entry) => entry.key === key && entry.document === type.document && entry.path.join('\n') === type.path.join('\n'),
          );
        const value = Number(beside('value')?.value ?? Number.NaN);
        const period = seconds(beside('periodSeconds')?.value ?? '');
        return { type, value, period, few: (value * 60) / period <= (type.value === 'Percent' ? FEW.percent : FEW.pods) };
      });
      const [first] = policies;
      const least = config.entries.some(
        (entry) => entry.key === 'selectPolicy' && entry.path.at(-1) === 'scaleUp' && /^Min$/.test(entry.value),
      );
      // Of several the largest counts, unless the least is asked for.
      const capped = least ? policies.find((each) => each.few) : policies.every((each) => each.few) ? first : undefined;
      if (capped)
        yield sighting(
          capped.type,
          `at most ${capped.value}${capped.type.value === 'Percent' ? ' %' : ''} more instances in ${capped.period} s, however far demand is ahead`,
        );
      for (const entry of config.entries)
        if (entry.key === 'selectPolicy' && entry.path.at(-1) === 'scaleUp' && /^Disabled$/.test(entry.value))
          yield sighting(entry, 'the autoscaler may not add instances (selectPolicy Disabled)');
    }
  },
};
