import type { Detector } from '../source.ts';
import { keyed, seen } from './keys.ts';

/** `basic_qos(prefetch_count=0)`, `BasicQos(0, 0, false)`, `channel.prefetch(0)`: no limit at all. */
const CALLS =
  /\b[bB]asic_?[qQ]os\(\s*(?:prefetch_?[sS]ize\s*[:=]\s*0\s*,\s*)?(?:prefetch_?[cC]ount\s*[:=]\s*0\b|0\s*,\s*0\s*,|0\s*\))[^)\n]{0,40}\)?|\.prefetch\(\s*0\s*[,)]|\.Qos\(\s*0\s*,\s*0\s*,[^)\n]{0,20}\)/g;
const KEYS = /(?:^|\.)(?:prefetchcount|workerprefetchmultiplier|celerydprefetchmultiplier|prefetch)$/;

/** A consumer that may take all that is ready into its memory. */
export const prefetchUnbounded: Detector = {
  observable: 'config-prefetch-unbounded',
  *detect(source) {
    for (const match of source.text.matchAll(CALLS))
      yield seen(
        { start: match.index, end: match.index + match[0].length },
        'prefetch 0 means no limit: the broker pushes all that is ready to one consumer',
      );
    for (const each of keyed(source))
      if (KEYS.test(each.key) && /^0$/.test(each.value.trim()) && !CALLS.test(source.text))
        yield seen(each, `${each.name} 0 means no limit: one consumer may take all that is ready`);
  },
};
