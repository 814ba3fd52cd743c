import { expect, it } from 'vitest';
import { partsOf } from '../../../tests/support/parts.ts';
import { readQuantities } from '../quantities.ts';
import { ageReachesBack } from './ages.ts';
import { timeToEmpty } from './backlog.ts';
import { countsApart } from './counts-apart.ts';
import { machineAtBaseline, volumeAtBaseline } from './credits.ts';
import { deletedButOpen } from './deleted.ts';
import { countedTwice } from './doubled.ts';
import { refillRate } from './freed.ts';
import { longestPause } from './gaps.ts';
import { equalsDefault } from './known-default.ts';
import { ruleAsksForMissingLabel } from './labels.ts';
import { shareOfInstances } from './members.ts';
import { latencyAtPeriods, processorsAgainstQuota } from './parallelism.ts';
import { blocksIn } from './prometheus.ts';
import { partsSelectDifferently } from './ratio.ts';
import { sessionsEqualPools } from './sessions.ts';
import { throttledShare } from './throttling.ts';
import type { Parts } from './types.ts';
import { textsOf } from './words.ts';

const RULES = {
  timeToEmpty,
  deletedButOpen,
  countedTwice,
  refillRate,
  ruleAsksForMissingLabel,
  shareOfInstances,
  latencyAtPeriods,
  processorsAgainstQuota,
  partsSelectDifferently,
  throttledShare,
  volumeAtBaseline,
  machineAtBaseline,
  sessionsEqualPools,
  equalsDefault,
  longestPause,
  ageReachesBack,
  countsApart,
  blocksIn: (parts: Parts) => blocksIn(textsOf(parts)),
};
/** A rule that looks no farther than some words has its worst within them. */
const LENGTHS = [60, 100, 1000, 5000];
/** Words that a rule waits for before it looks closer, and what it then looks for at the end. */
const AROUND: readonly (readonly [before: string, after: string])[] = [
  ['', ''],
  ['freed 600 MB, it', '+ gone in 90 minutes'],
  ['extended ', ' by 600 MB at 10:00, full again at 14:00'],
  ['Half of the requests fail, value 0.333, ', ' pods are new, the other two are fine'],
  ['backlog 48,000, 20/s come in ', ', 32/s go out'],
  ['# df -h /srv\n/dev/vdb1 200G 196G 4.0G 98% /srv\n# du -sh /srv ', '\n21G /srv'],
  ['cpu.cfs_quota_us=150000, sleep 30, usage_usec 5 ', '\nnr_periods 40000\nnr_throttled 9000'],
  ['Prometheus, rate(\njob code rate\n', '!\napi 200 1\napi 500 2'],
  ['a_total{', '} / a_total{job="a"}'],
  ['{job="', '"} 1'],
  ['a gp2 volume of 200 GB, IOPS flat ', ' at 600'],
  ['hikari pool of 20, 4 pods, idle in transaction ', ' | 57 sessions active'],
  ['nginx fails after exactly ', ' 60 s'],
  ['10:40 the oldest age ', ' 28 min'],
  ['the table has 41,210 ', ' rows, index 40,877'],
  ['limits: cpu: 2, GOMAXPROCS ', ' humps near 100 and 200 ms'],
];

it.each(Object.entries(RULES))('%s stays quick on what is pasted at length', (_, rule) => {
  for (const each of ['a', 'a_', '/a', '| ', '-', '1 of 2 '])
    for (const [before, after] of AROUND)
      for (const length of LENGTHS) {
        const text = `${before}${each.repeat(length / each.length)}${after}`;
        const given = partsOf(text);
        const parts: Parts = { ...given, quantities: readQuantities(given.prose) };
        const began = performance.now();
        rule(parts);
        expect(performance.now() - began, `${before}${each}…${after}`).toBeLessThan(1000);
      }
});

it('a ruler of any length is read in one pass', () => {
  const parts = partsOf(`Prometheus, rate(\njob code rate\n${'-'.repeat(60_000)}!\napi 200 1`);
  const began = performance.now();
  expect(blocksIn(textsOf(parts))).toEqual([]);
  expect(performance.now() - began).toBeLessThan(1000);
});
