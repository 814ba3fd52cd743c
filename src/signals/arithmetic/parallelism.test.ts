import { expect, it } from 'vitest';
import { partsOf } from '../../../tests/support/parts.ts';
import { latencyAtPeriods, processorsAgainstQuota } from './parallelism.ts';

const said = (text: string, code = '') => processorsAgainstQuota(partsOf(text, code)).map((d) => [d.formula, d.inputs.map((i) => i.quote)]);

it('compares the processors that a runtime works on with what its container may use', () => {
  const trace = 'gc 7 @3.2s 1%: 0.1+9+0.2 ms clock, 9.6+4.1/21/38+2 ms cpu, 61->64->33 MB, 66 MB goal, 0 MB stacks, 0 MB globals, 64 P';
  expect(said(`Pods have requests cpu 1 / limits cpu 2.\n${trace}`)).toEqual([
    ['64 > 2; 2 x 100 ms / 64 = 3.13 ms', [trace, 'limits cpu 2']],
  ]);
  expect(said('GOMAXPROCS prints 48', 'resources:\n  limits:\n    memory: 1Gi\n    cpu: 1500m\n')[0]?.[0]).toBe(
    '48 > 1.5; 1.5 x 100 ms / 48 = 3.13 ms',
  );
  expect(said('go_sched_gomaxprocs_threads{pod="a-1"} 96, cpu limit 4')).toHaveLength(1);
  expect(said('[gc,init] CPUs: 72 total, 72 available; docker run --cpus=2')).toHaveLength(1);
  expect(said('nproc inside the pod says 96, the quota is 2 cores')).toHaveLength(1);
  expect(said('The JVM sees 72 CPUs and starts 48 GC threads; limit 1500m')[0]?.[1]).toEqual(['sees 72 CPUs', 'limit 1500m']);
  expect(said('quota of 2 cores, [smp:128:128]')[0]?.[1]).toEqual(['[smp:128:128]', 'quota of 2 cores']);
});

it('says nothing where they fit together, or one of them is not told', () => {
  expect(said('GOMAXPROCS=2 and limits cpu 2')).toEqual([]);
  expect(said('GOMAXPROCS=64 on bare metal')).toEqual([]);
  expect(said('CPU limit 2, GOMAXPROCS is set by automaxprocs')).toEqual([]);
  expect(said('nproc 3, cpu limit 2')).toEqual([]);
  expect(said('memory limit 2Gi, availableProcessors 64')).toEqual([]);
});

it('knows the period of the quota in a histogram', () => {
  const heaps = (text: string) => latencyAtPeriods(partsOf(text)).map((d) => d.shows);
  expect(heaps('Histogram has humps near 100 and 200 ms; limits cpu 2')).toEqual([['cpu-throttled', 'yes']]);
  expect(heaps('The tail comes in steps of about 100 ms, cpu limit 1')).toEqual([['cpu-throttled', 'yes']]);
  expect(heaps('Histogram has humps near 100 and 200 ms')).toEqual([]);
  expect(heaps('peaks at 150 ms, cpu limit 1')).toEqual([]);
  expect(heaps('from the access log: 97ms 12ms 199ms 101ms 14ms 298ms 11ms')).toEqual([['cpu-throttled', 'yes']]);
  expect(heaps('from the access log: 97ms 12ms 149ms 101ms 14ms 298ms 11ms')).toEqual([]);
  expect(heaps('99 ms, 98 ms, 101 ms, 100 ms, 99 ms, 102 ms: the time-out')).toEqual([]);
});
