import { expect, it } from 'vitest';
import { partsOf } from '../../../../tests/support/parts.ts';
import { seriesOverTime } from './index.ts';
import { shapeOf } from './shape.ts';

const said = (text: string) => seriesOverTime(partsOf(text)).map((d) => [d.text, d.shows?.join('=')]);

it('reads a table of times and readings, and how fast they grow', () => {
  expect(said('RSS of api-3:\n14:00 512 MB\n14:10 640 MB\n14:20 768 MB\n14:30 896 MB\nkilled 14:44')).toEqual([
    [
      '“RSS of api-3” grows from 512 MB to 896 MB between 14:00 and 14:30, in a straight line: by 768 MB an hour.',
      'memory-grows-between-restarts=yes',
    ],
  ]);
});

it('says when a limit of the text is reached, or was', () => {
  const rows = 'RSS of api-3:\n14:00 512 MB\n14:10 640 MB\n14:20 768 MB\n14:30 896 MB\n';
  expect(said(`${rows}memory limit 1.28 GB`)[0]?.[0]).toContain('so that “limit 1.28 GB” is reached 30 min later');
  expect(said(`${rows}limit 768 MB`)[0]?.[0]).toContain('was reached 10 min before the last reading');
  expect(said(`${rows}limit 1 GB, at night a limit of 2 GB`)[0]?.[0]).not.toContain('reached');
  expect(said(`${rows}limit 100 MB`)[0]?.[0]).not.toContain('reached');
  expect(said(`${rows}heap limit 1.28 GB`)[0]?.[0]).not.toContain('reached');
});

it('says when what is counted in per cent is full', () => {
  const [[text] = []] = said('disk of db-1:\n08:00 61 %\n10:00 69 %\n12:00 77 %\n14:00 85 %');
  expect(text).toBe(
    '“disk of db-1” grows from 61 % to 85 % between 08:00 and 14:00, in a straight line: by 4 points an hour, so that 100 % is reached 3.75 h later.',
  );
});

it('sees the one column that moves', () => {
  const [one, ...more] = said(
    'consumer lag, per partition\ntime  p0  p1  p2\n10:00 120 98 110\n10:10 130 99 41000\n10:20 125 97 83000\n10:30 121 99 125400',
  );
  expect(more).toEqual([]);
  expect(one?.[0]).toContain('grows from 110 to 125400');
  expect(one?.[0]).toContain('the other 2 columns stay as they are');
  expect(one?.[1]).toBe('one-partition-lags=yes');
});

it('reads a series within a sentence, its times before or behind', () => {
  expect(said('open_fds: 1021 (09:00), 8044 (10:00), 15210 (11:00), 22390 (12:00), limit 65536').map((x) => x[1])).toEqual([
    'object-count-grows=yes',
  ]);
  expect(said('p99 by hour: 08h 120 ms, 09h 130 ms, 10h 480 ms, 11h 2.1 s').map((x) => x[1])).toEqual(['latency-high=yes']);
  expect(said('heap 210 -> 380 -> 560 -> 740 MB').map((x) => x[1])).toEqual(['memory-grows-between-restarts=yes']);
});

it('says nothing of what stays, of two readings, or of an unnamed chain', () => {
  expect(said('RSS:\n14:00 512 MB\n14:10 515 MB\n14:20 511 MB')).toEqual([]);
  expect(said('memory 500 MB -> 900 MB')).toEqual([]);
  expect(said('pods 2 -> 4 -> 6, version 1 -> 2 -> 3')).toEqual([]);
});

it('knows the shapes of graphs', () => {
  expect(shapeOf([1, 2, 3, 4])).toBe('grows');
  expect(shapeOf([10, 10, 11, 50, 51])).toBe('steps');
  expect(shapeOf([10, 11, 60, 12, 10])).toBe('spikes');
  expect(shapeOf([10, 20, 30, 10, 20, 30, 9, 18])).toBe('saws');
  expect(shapeOf([100, 60, 30])).toBe('falls');
  expect(shapeOf([100, 101, 99])).toBe('flat');
});
