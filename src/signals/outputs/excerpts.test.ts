import { describe, expect, it } from 'vitest';
import { readOutputs } from './index.ts';

const read = (text: string): string[] =>
  [...new Set(readOutputs('symptoms', text).readings.map((r) => `${r.observable}=${r.value}`))].sort();
const names = (text: string): string[] => readOutputs('symptoms', text).names.map((n) => `${n.slot}:${n.name}`);

describe('what is left of an output when people cut it', () => {
  it('pods without a header', () => {
    expect(read('mill-api-6c9f7d8b5d-8mv4c   0/1     OOMKilled   7 (2m41s ago)   71m')).toEqual(['crash-loop=yes', 'oom-killed=yes']);
    expect(read('tests passed 3/4 Failed 2 1h')).toEqual([]);
  });
  it('a deployment of an older cluster', () => {
    expect(
      read('NAME   DESIRED   CURRENT   UP-TO-DATE   AVAILABLE   AGE\nedge   3         3         3            2           40d'),
    ).toEqual(['hosts-affected=one']);
  });
  it('events of describe, and with a clock time before them', () => {
    expect(read('  Warning  BackOff    2m (x50 over 12m)   kubelet            Back-off restarting failed container api in pod')).toEqual([
      'crash-loop=yes',
    ]);
    expect(read('10:11:12  Warning  FailedScheduling  pod/mill-0  0/9 nodes are available: 9 Insufficient cpu.')).toEqual([
      'insufficient-resources=yes',
    ]);
    expect(names('10:11:12  Warning  FailedScheduling  pod/mill-0  0/9 nodes are available: 9 Insufficient cpu.')).toEqual(['pod:mill-0']);
    expect(read('Normal Traffic is back. Warning Unhealthy food for thought.')).toEqual([]);
  });
  it('sessions without a header, by the latest moment among them', () => {
    const text = ` 733 | psql   | idle in transaction | 2025-03-01 08:00:00+00 | SELECT 1
 812 | worker | active              | 2025-03-03 07:12:20+00 | UPDATE parcels SET`;
    expect(read(text)).toEqual(['idle-in-transaction=yes', 'long-transaction-open=yes']);
    expect(read(' Lock | tuple         | 88\n Lock | transactionid |  1')).toEqual(['lock-waits=yes', 'waiters-on-one-row=yes']);
  });
  it('moments of sessions under their header', () => {
    const text = ` pid | state               | xact_start                    | query
 733 | idle in transaction | 2025-03-03 09:00:00.1+00      | SELECT 1
 812 | active              | 2025-03-03 09:00:01.2+00      | SELECT 2`;
    expect(read(text)).toEqual([]);
  });
  it('a plan without costs, and one without ANALYZE', () => {
    const text = ` Limit (actual time=2911.2..2911.2 rows=5 loops=1)
   Buffers: shared hit=214877
   ->  Index Scan using parcels_open_idx on parcels (actual time=2911.2..2911.2 rows=5 loops=1)`;
    expect(read(text)).toEqual(['many-blocks-for-few-rows=yes']);
    expect(read(' Seq Scan on parcels  (cost=0.00..18.40 rows=1 width=312)\n   Filter: (depot_id = 7)')).toEqual(['full-table-scan=yes']);
    expect(read(' Seq Scan on parcels  (cost=0.00..18.40 rows=1 width=312)')).toEqual([]);
  });
  it('a plan broken by hand, of an older version', () => {
    const text = `Seq Scan on parcels
    (cost=0.00..1150000.00 rows=2500 width=12)
    (actual time=0.03..18420.55 rows=8123 loops=1)
  Filter: (date_trunc('day'::text, made_at) = '2025-03-03 00:00:00'::timestamp)
  Rows Removed by Filter: 49991877
Planning time: 0.14 ms
Execution time: 18441.02 ms`;
    expect(read(text)).toEqual(['estimate-far-from-actual=no', 'full-table-scan=yes', 'many-blocks-for-few-rows=yes', 'query-slow=yes']);
  });
  it('a list of processes with columns left out, in a comment', () => {
    const text = `//| Id   | ... | Time | State                           | Info                  |
//| 1494 | ... | 1224 | Waiting for table metadata lock | ALTER TABLE legs ADD  |`;
    expect(read(text)).toEqual(['ddl-waits-or-blocks=yes', 'lock-waits=yes']);
  });
  it('single values of SHOW REPLICA STATUS in a sentence', () => {
    expect(read('replica-2: Seconds_Behind_Source: 8120 and growing')).toEqual(['replication-lag=yes']);
  });
  it('Redis for people', () => {
    expect(read('used_memory_human:3.99G\nmaxmemory_human:4.00G\nevicted_keys:912001')).toEqual([
      'cache-evicts=yes',
      'cache-memory-at-limit=yes',
    ]);
    expect(read('used_memory_human:3.99G\nmaxmemory_human:0B')).toEqual([]);
  });
  it("top's lines of memory", () => {
    const old = (free: string) =>
      `Mem:  24676232k total, 24618904k used,    ${free}k free,     1204k buffers\nSwap:  4192956k total,  4101220k used,    91736k free,    31088k cached`;
    expect(read(old('57328'))).toEqual(['memory-near-limit=yes', 'swap-in-use=yes']);
    expect(
      read(
        'MiB Mem :  15842.1 total,    201.1 free,   4210.2 used,  11430.8 buff/cache\nMiB Swap:   2048.0 total,   2048.0 free,      0.0 used.  11102.4 avail Mem',
      ),
    ).toEqual(['memory-near-limit=no']);
  });
  it('dig on one line', () => {
    expect(read('$ dig app.mill.example @192.0.2.53   → status: SERVFAIL')).toEqual(['dns-lookup-fails=yes']);
  });
});

describe('what is no output', () => {
  it.each([
    'The table has columns name, ready, status, restarts and age; row 3/4 is Running 5 times in 3d.',
    'const used_memory = read();\nif (evicted_keys: number) { total = 5 }',
    "SELECT pid, state, wait_event_type FROM pg_stat_activity WHERE state = 'idle in transaction' AND age > 5;",
    'groups:\n- name: lag\n  rules:\n  - alert: ConsumerLag\n    expr: kafka_lag > 1000',
    'livenessProbe:\n  httpGet: { path: /healthz, port: 8080 }\n  failureThreshold: 3',
    '| Service | Status | Latency |\n| api | active | 12 |',
  ])('%s', (text) => {
    expect(read(text)).toEqual([]);
  });
  it('takes long and hostile text in its stride', () => {
    const long = `${' '.repeat(30_000)}0/1 Running ${'a '.repeat(20_000)}| idle in transaction | ${'"'.repeat(5000)}`;
    const began = performance.now();
    read(`${long}\n${'1/1 a|b '.repeat(8000)}\n${'Pause Full 1M->1M('.repeat(3000)}`);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
