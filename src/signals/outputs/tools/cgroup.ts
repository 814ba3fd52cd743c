import { cpuStatsIn, FELT, NONE, shareOf } from '../cpu-stat.ts';
import { says } from '../lines.ts';
import type { OutputReader } from '../types.ts';

/** cpu.stat: a count of throttled periods alone tells nothing, their share does. */
export const cpuStat: OutputReader = {
  id: 'cpu-stat',
  needs: [['nr_periods', 'nr_throttled']],
  read: (page) => ({
    claims: cpuStatsIn(page.text).flatMap((stat) => {
      const share = shareOf(stat);
      if (share >= FELT) return [says(stat, 'cpu-throttled')];
      return share < NONE ? [says(stat, 'cpu-throttled', 'no')] : [];
    }),
  }),
};
