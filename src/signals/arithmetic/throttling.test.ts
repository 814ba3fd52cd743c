import { expect, it } from 'vitest';
import { partsOf } from '../../../tests/support/parts.ts';
import { throttledShare } from './throttling.ts';

const said = (...lines: string[]) => throttledShare(partsOf(lines.join('\n'))).map((d) => [d.formula, d.shows?.[1]]);

it('knows the share of throttled periods, and what one costs', () => {
  expect(
    said(
      '$ cat /sys/fs/cgroup/cpu.max /sys/fs/cgroup/cpu.stat',
      '150000 100000',
      'usage_usec 911202210',
      'user_usec 810255011',
      'system_usec 100947199',
      'nr_periods 40000',
      'nr_throttled 9000',
      'throttled_usec 720000000',
    ),
  ).toEqual([['9,000 / 40,000 = 22.5 %; 720 s / 9,000 = 80 ms; 150,000 / 100,000 = 1.5 cores', 'yes']]);
  expect(said('cpu.stat: nr_periods 40000, nr_throttled 9000, throttled_time 720000000000')).toEqual([
    ['9,000 / 40,000 = 22.5 %; 720 s / 9,000 = 80 ms', 'yes'],
  ]);
});

it('denies it where hardly a period was cut short, and says neither between', () => {
  expect(said('nr_periods 40000', 'nr_throttled 90')).toEqual([['90 / 40,000 = 0.225 %', 'no']]);
  expect(said('nr_periods 40000', 'nr_throttled 0', 'throttled_time 0')).toEqual([['0 / 40,000 = 0 %', 'no']]);
  expect(said('nr_periods 40000', 'nr_throttled 9000', 'throttled_usec 2.9e10')).toEqual([['9,000 / 40,000 = 22.5 %', 'yes']]);
  expect(said('nr_periods 40000', 'nr_throttled 900')).toEqual([['900 / 40,000 = 2.25 %', undefined]]);
});

it('lets one that is well not deny the other', () => {
  expect(said('nr_periods 40000', 'nr_throttled 90', 'and on the new node', 'nr_periods 40000', 'nr_throttled 9000')).toEqual([
    ['90 / 40,000 = 0.225 %', undefined],
    ['9,000 / 40,000 = 22.5 %', 'yes'],
  ]);
});

it('looks at what came between two readings a told time apart', () => {
  const stat = (used: number, periods: number, throttled: number) => [
    `usage_usec ${used}`,
    'user_usec 1',
    'system_usec 1',
    `nr_periods ${periods}`,
    `nr_throttled ${throttled}`,
    `throttled_usec ${throttled * 50000}`,
  ];
  expect(said('$ cat cpu.stat; sleep 30; cat cpu.stat', ...stat(1_000_000, 40_000, 100), ...stat(28_000_000, 40_300, 160))).toEqual([
    ['60 / 300 = 20 %; 3 s / 60 = 50 ms; 27 s / 30 s = 0.9 cores', 'yes'],
  ]);
  // Two groups.
  expect(said('$ cat cpu.stat; sleep 30; cat cpu.stat', ...stat(1_000_000, 40_000, 100), ...stat(28_000_000, 90_000, 160))).toHaveLength(2);
});

it('says nothing of few periods, none, or words about them', () => {
  expect(said('nr_periods 40', 'nr_throttled 9')).toEqual([]);
  expect(said('nr_periods 0', 'nr_throttled 0')).toEqual([]);
  expect(said('nr_throttled is a large share of nr_periods')).toEqual([]);
});

it('says nothing of few periods between two readings, and takes the nearest pause', () => {
  const two = (more: number, throttled: number) => [
    'nr_periods 40000',
    'nr_throttled 100',
    `nr_periods ${40_000 + more}`,
    `nr_throttled ${100 + throttled}`,
  ];
  expect(said('$ cat cpu.stat; sleep 1; cat cpu.stat', ...two(9, 1))).toEqual([]);
  expect(said('$ cat cpu.stat; sleep 9; cat cpu.stat', ...two(90, 1))).toEqual([]);
  expect(said('$ sleep 5; kubectl get pods', '$ cat cpu.stat; sleep 30; cat cpu.stat', ...two(300, 60))).toEqual([
    ['60 / 300 = 20 %', 'yes'],
  ]);
});

it('reads a quota without a space behind its name', () => {
  expect(said('cpu.cfs_quota_us=150000 cpu.cfs_period_us=100000', 'nr_periods 40000', 'nr_throttled 9000')).toEqual([
    ['9,000 / 40,000 = 22.5 %; 150,000 / 100,000 = 1.5 cores', 'yes'],
  ]);
});

it('tells of many readings the ones that are held back most', () => {
  const stats = [90, 90, 90, 9000].flatMap((throttled) => ['nr_periods 40000', `nr_throttled ${throttled}`]);
  expect(said(...stats).map(([, value]) => value)).toEqual(['yes', undefined, undefined]);
});
