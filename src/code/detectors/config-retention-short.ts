import type { Detector } from '../source.ts';
import { keyed, secondsOf, seen, told } from './keys.ts';

/** Less than a night: whoever reads later than that finds nothing. Judgement. */
const SHORT = 24 * 3600;
const KEYS: readonly (readonly [RegExp, number])[] = [
  [/(?:^|\.)(?:log\.)?retention\.?ms$/, 0.001],
  [/(?:^|\.)log\.retention\.minutes$/, 60],
  [/(?:^|\.)log\.retention\.hours$/, 3600],
  [/(?:^|\.)messageretention(?:seconds|period)$/, 1],
  [/(?:^|\.)messageretentionduration$/, 1],
];

/** A topic or queue that keeps messages for less than a day, read or not. */
export const retentionShort: Detector = {
  observable: 'config-retention-short',
  *detect(source) {
    for (const each of keyed(source)) {
      const unit = KEYS.find(([key]) => key.test(each.key))?.[1];
      if (unit === undefined) continue;
      const seconds = /^\d+$/.test(each.value) ? Number(each.value) * unit : secondsOf(each);
      if (seconds > 0 && seconds < SHORT)
        yield seen(each, `messages are deleted ${told(seconds)} after they were written, whether they were read or not`);
    }
  },
};
