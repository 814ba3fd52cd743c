import { describe, expect, it } from 'vitest';
import { readOutputs } from './index.ts';

const read = (text: string): string[] =>
  [...new Set(readOutputs('code_snippet', text).readings.map((r) => `${r.observable}=${r.value}`))].sort();

describe('gauges against their limits', () => {
  const pool = (active: number, pending: number, most = '10.0', of = 'main') =>
    `hikaricp_connections_active{pool="main"} ${active}.0\nhikaricp_connections_max{pool="${of}"} ${most}\nhikaricp_connections_pending{pool="main"} ${pending}.0`;
  it('a pool', () => {
    expect(read(pool(10, 184))).toEqual(['pool-all-in-use=yes']);
    expect(read(pool(10, 0))).toEqual([]);
    expect(read(pool(2, 0))).toEqual(['pool-all-in-use=no']);
    expect(read(pool(10, 184, '10.0', 'other'))).toEqual([]);
    expect(read(pool(10, 184, '-1'))).toEqual([]);
  });
  it('descriptors', () => {
    expect(read('process_open_fds 1024\nprocess_max_fds 1024')).toEqual(['descriptors-exhausted=yes']);
    expect(read('process_open_fds 900\nprocess_max_fds 1024')).toEqual([]);
    expect(read('process_max_fds 1024')).toEqual([]);
  });
});

describe('data points of CloudWatch', () => {
  const points = (label: string, ...sums: number[]) =>
    `{\n  "Label": "${label}",\n  "Datapoints": [\n${sums.map((n) => `    {"Timestamp": "2025-03-05T10:00:00Z", "Sum": ${n}, "Unit": "Count"}`).join(',\n')}\n  ]\n}`;
  it('throttles', () => {
    expect(read(points('WriteThrottleEvents', 0, 48211))).toEqual(['throttled-by-store=yes']);
    expect(read(points('WriteThrottleEvents', 0, 0))).toEqual(['throttled-by-store=no']);
    expect(read(points('ConsumedWriteCapacityUnits', 0, 48211))).toEqual([]);
  });
  it('credits', () => {
    expect(read(points('CPUCreditBalance', 40.2, 0.1))).toEqual(['burst-credits-exhausted=cpu']);
    expect(read(points('CPUCreditBalance', 40.2, 39))).toEqual([]);
  });
});

describe('a table of a panel', () => {
  const table = (title: string, ...values: string[]) =>
    `"Time","${title}"\n${values.map((v, i) => `"2025-03-04 0${i}:00:00","${v}"`).join('\n')}`;
  it('memory that climbs to a restart', () => {
    expect(read(table('worker rss', '412 MiB', '981 MiB', '1.52 GiB', '2.08 GiB', '401 MiB'))).toEqual([
      'memory-grows-between-restarts=yes',
    ]);
    expect(read(table('worker rss', '412 MiB', '981 MiB', '640 MiB', '990 MiB', '401 MiB'))).toEqual([]);
    expect(read(table('worker rss', '412 MiB', '413 MiB', '413 MiB', '414 MiB', '415 MiB'))).toEqual([]);
    expect(read(table('requests', '412', '981', '1520', '2080', '2401'))).toEqual([]);
  });
  it('connections and queues', () => {
    expect(read(table('open connections', '12', '40', '80', '99'))).toEqual(['connection-count-grows=yes']);
    expect(read(table('consumer lag', '10', '4000', '90000', '900000'))).toEqual(['backlog-grows=yes']);
  });
});

describe('runs of a schedule', () => {
  const line = (clock: string, rest: string) => `[2025-03-05 ${clock}] sync ${rest}`;
  it('one begins before the last has ended', () => {
    const log = [line('10:00:01', 'start pid=11'), line('10:05:01', 'start pid=12'), line('10:07:44', 'done pid=11')];
    expect(read(log.join('\n'))).toEqual(['job-runs-overlap=yes']);
    expect(read([log[0], line('10:03:00', 'done pid=11'), log[1]].join('\n'))).toEqual([]);
    expect(read([log[0], log[1]].join('\n'))).toEqual([]);
  });
  it('workers of a pool', () => {
    const log = [line('10:00:01', 'start pid=11'), line('10:00:01', 'start pid=12'), line('10:07:44', 'done pid=11')];
    expect(read(log.join('\n'))).toEqual([]);
    expect(read([log[0], line('10:05:31', 'start pid=12'), log[2]].join('\n'))).toEqual([]);
  });
});

it('copies of MongoDB', () => {
  expect(read("  replLag: '-4120 secs (-1.14 hrs) behind the primary '\n  replLag: '0 secs (0 hrs) behind the primary '")).toEqual([
    'replication-lag=yes',
  ]);
  expect(read('\t0 secs (0 hrs) behind the primary ')).toEqual(['replication-lag=no']);
});

it('vmstat: rows below a remark are another measurement', () => {
  const head = ' r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st';
  const stolen = '14  0      0 812332  11223 991223    0    0     1    12 8121 12111 41 10  2  0 47';
  const well = ' 2  0      0 812332  11223 991223    0    0     1    12 2121 4111 21  4 75  0  0';
  expect(read(`${head}\n${stolen}\n${stolen}\n(second sample after resize)\n${well}`)).toContain('cpu-steal-high=yes');
});

it('times of curl in one line', () => {
  expect(read('time_namelookup 0.004 time_connect 0.006 time_starttransfer 60.012 time_total 60.013')).toEqual([
    'connect-takes-retry-steps=no',
    'dns-lookup-slow=no',
  ]);
});
