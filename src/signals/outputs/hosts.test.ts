import { describe, expect, it } from 'vitest';
import { readOutputs } from './index.ts';

const read = (text: string): string[] =>
  [...new Set(readOutputs('symptoms', text).readings.map((r) => `${r.observable}=${r.value}`))].sort();
const names = (text: string): string[] => readOutputs('symptoms', text).names.map((n) => `${n.slot}:${n.name}`);

describe('redis', () => {
  it('INFO of a full cache', () => {
    const text = `# Memory
used_memory:8589120000
used_memory_human:8.00G
maxmemory:8589934592
maxmemory_policy:allkeys-lru
# Stats
evicted_keys:4811200
rejected_connections:0
# Keyspace
db0:keys=9120012,expires=40112,avg_ttl=0`;
    expect(read(text)).toEqual(['cache-evicts=yes', 'cache-keys-lack-expiry=yes', 'cache-memory-at-limit=yes']);
  });
  it('INFO of one that is well, in part', () => {
    expect(read('used_memory:1000000\r\nmaxmemory:8589934592\r\nevicted_keys:0\r\n'.replaceAll('\r', ''))).toEqual([
      'cache-evicts=no',
      'cache-memory-at-limit=no',
    ]);
    expect(read('used_memory:1000000\nmaxmemory:0')).toEqual([]);
  });
  it('reads no setting of a program', () => {
    expect(read('maxmemory: 0\nconnected_clients: gauge')).toEqual([]);
  });
  it('SLOWLOG', () => {
    expect(read('1) 1) (integer) 14\n   2) (integer) 1741000000\n   3) (integer) 912004\n   4) 1) "KEYS"\n      2) "cart:*"')).toEqual([
      'slow-command-in-store=yes',
    ]);
    expect(read('1) 1) (integer) 14\n   2) (integer) 1741000000\n   3) (integer) 12\n   4) 1) "GET"\n      2) "a"')).toEqual([]);
  });
});

describe('queues', () => {
  it('rabbitmqctl list_queues', () => {
    const text = `Timeout: 60.0 seconds ...
Listing queues for vhost / ...
name	messages_ready	messages_unacknowledged	consumers
parcel.label	48112	0	0
parcel.scan	0	4	6
parcel.label.dlq	912	0	0`;
    expect(read(text)).toEqual(['backlog-grows=yes', 'consumer-stopped=yes', 'dead-letters-grow=yes']);
    expect(names(text)).toEqual(['queue:parcel.label']);
    expect(read('name messages consumers\nparcel.scan 2 6')).toEqual(['backlog-grows=no']);
    expect(read('name\tmessages\nparcel.scan\t91204')).toEqual(['backlog-grows=yes']);
  });
  const head = 'GROUP      TOPIC    PARTITION  CURRENT-OFFSET  LOG-END-OFFSET  LAG     CONSUMER-ID    HOST        CLIENT-ID';
  const row = (partition: number, lag: number, id = 'c-1-ab') =>
    `route-plan stops    ${partition}          ${1000}            ${1000 + lag}            ${lag}     ${id}    /10.0.0.4   c-1`;
  it('kafka-consumer-groups: one partition', () => {
    expect(read([head, row(0, 12), row(1, 911_204), row(2, 3)].join('\n'))).toEqual(['backlog-grows=yes', 'one-partition-lags=yes']);
    expect(names([head, row(0, 12), row(1, 911_204), row(2, 3)].join('\n'))).toEqual(['topic:stops', 'group:route-plan']);
  });
  it('kafka-consumer-groups: rows cut at the right', () => {
    const cut = (text: string) => text.slice(0, 78);
    expect(read([head, row(0, 12), row(1, 911_204), row(2, 3)].map(cut).join('\n'))).toEqual([
      'backlog-grows=yes',
      'one-partition-lags=yes',
    ]);
  });
  it('kafka-consumer-groups: all alike, none, no members', () => {
    expect(read([head, row(0, 91_000), row(1, 92_000), row(2, 90_400)].join('\n'))).toEqual(['backlog-grows=yes', 'one-partition-lags=no']);
    expect(read([head, row(0, 1), row(1, 0), row(2, 3)].join('\n'))).toEqual(['backlog-grows=no']);
    expect(read(["Consumer group 'route-plan' has no active members.", '', head, row(0, 41, '-')].join('\n'))).toEqual([
      'consumer-stopped=yes',
    ]);
  });
});

describe('hosts', () => {
  it('df, also where a long name takes a line of its own', () => {
    const text = `Filesystem                    Size  Used Avail Use% Mounted on
/dev/mapper/vg_data-lv_spool_long
                              200G  200G     0 100% /srv/spool
/dev/loop3                     64M   64M     0 100% /snap/core20/1234`;
    expect(read(text)).toEqual(['disk-space-exhausted=yes']);
    expect(read('Filesystem      Size  Used Avail Use% Mounted on\n/dev/vdb1       200G   79G  111G  42% /srv')).toEqual([
      'disk-space-exhausted=no',
    ]);
    expect(read('Filesystem      Size  Used Avail Use% Mounted on\n/dev/vdb1       200G   179G  11G  94% /srv')).toEqual([]);
  });
  it('df -i', () => {
    expect(read('Filesystem       Inodes    IUsed IFree IUse% Mounted on\n/dev/vdb1      13107200 13107200     0  100% /srv')).toEqual([
      'inodes-exhausted=yes',
    ]);
  });
  it('df whose titles were cut off, after its command', () => {
    expect(read('root@web-2:~# df -i /srv | tail -1\n/dev/vdb1   13107200  91207 13015993    1% /srv')).toEqual(['inodes-exhausted=no']);
    expect(read('$ df -ih | grep srv\n/dev/vdb1   13M  13M  0  100% /srv')).toEqual(['inodes-exhausted=yes']);
    expect(read('db1 $ df -h /srv | tail -1\n/dev/vdb1   200G  200G  20K  100% /srv')).toEqual(['disk-space-exhausted=yes']);
    expect(read('# df -hT /srv | tail -n 1\n/dev/vdb1 xfs  200G  80G  120G  40% /srv')).toEqual(['disk-space-exhausted=no']);
    const both = (a: string, b: string) =>
      `# df -h /srv\nFilesystem  Size  Used Avail Use% Mounted on\n/dev/vdb1   200G  ${a} /srv\n# df -i /srv | tail -1\n/dev/vdb1   13107200  ${b} /srv`;
    expect(read(both('200G  0 100%', '91207 13015993    1%'))).toEqual(['disk-space-exhausted=yes', 'inodes-exhausted=no']);
    expect(read(both('20G  180G 10%', '13107200 0  100%'))).toEqual(['disk-space-exhausted=no', 'inodes-exhausted=yes']);
  });
  it('a row of df that no command or title explains, or of another df', () => {
    expect(read('/dev/vdb1   13107200  13107200  0  100% /srv')).toEqual([]);
    expect(read('$ df -h /srv | tail -1; df -i /srv | tail -1\n/dev/vdb1 200G 200G 0 100% /srv\n/dev/vdb1 13M 1M 12M 8% /srv')).toEqual([]);
    expect(read('$ df -k /srv | tail -1\n/dev/crewlv   8388608   5107244   40%   1911    1% /srv')).toEqual([]);
    expect(read('$ df --output=used,avail,size,pcent,target /srv | tail -1\n20G 180G 200G  10% /srv')).toEqual([]);
  });
  it('free', () => {
    const free = (available: string, swap: string) =>
      `               total        used        free      shared  buff/cache   available\nMem:            15Gi        14Gi       201Mi        12Mi       312Mi       ${available}\nSwap:          4.0Gi       ${swap}       1.0Gi`;
    expect(read(free('410Mi', '3.0Gi'))).toEqual(['memory-near-limit=yes', 'swap-in-use=yes']);
    expect(read(free('9.1Gi', '0B'))).toEqual(['memory-near-limit=no', 'swap-in-use=no']);
  });
  it('vmstat', () => {
    const head =
      'procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----\n r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st';
    expect(
      read(
        `${head}\n 1  0      0 911200  12000 812000    0    0     1     2    3    4  2  1 97  0  0\n 9  4 912000  31200    200   8000 4120 3810  9120  4100 4000 9000 21 12 10 57  0\n 8  5 913000  31000    200   8000 3900 4010  9120  4100 4000 9000 21 12 10 57  0`,
      ),
    ).toEqual(['cpu-steal-high=no', 'disk-latency-high=yes', 'swap-in-use=yes']);
  });
  it('iostat', () => {
    const head = 'Device            r/s     w/s     rkB/s     wkB/s  r_await w_await aqu-sz  %util';
    expect(read(`${head}\nnvme1n1        412.00  120.00  8120.00  4120.00   188.10   91.20  90.10  99.80`)).toEqual([
      'disk-latency-high=yes',
    ]);
    expect(read(`${head}\nnvme1n1        412.00  120.00  8120.00  4120.00     0.41    0.92   0.10   7.80`)).toEqual([
      'disk-latency-high=no',
    ]);
    expect(
      read('avg-cpu:  %user   %nice %system %iowait  %steal   %idle\n           8.10    0.00    2.10    0.20   41.00   48.60'),
    ).toEqual(['cpu-steal-high=yes']);
  });
  it('top', () => {
    const text = `%Cpu(s): 13.1 us,  0.4 sy,  0.0 ni, 86.3 id,  0.0 wa,  0.0 hi,  0.1 si,  0.1 st
    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND
   4120 svc       20   0 9120412 812004  12004 R 100.0   4.9 912:10.12 node
   4121 root      20   0   12041   4120   1204 S   0.7   0.1   0:10.12 sshd`;
    expect(read(text)).toEqual(['cpu-high=no', 'cpu-steal-high=no', 'one-core-pinned=yes']);
    expect(read('%Cpu0  :  3.0 us,  1.0 sy, 96.0 id\n%Cpu1  : 99.0 us,  1.0 sy,  0.0 id')).toEqual(['one-core-pinned=yes']);
  });
  it('sockets', () => {
    expect(read('  28114 TIME-WAIT\n    412 ESTAB\n      2 CLOSE-WAIT')).toEqual(['ports-held-by=closed', 'sockets-in-close-wait=no']);
    expect(read('9120 CLOSE_WAIT')).toEqual(['sockets-in-close-wait=yes']);
    expect(
      read('State   Recv-Q  Send-Q   Local Address:Port   Peer Address:Port\nLISTEN  129     128      0.0.0.0:8080         0.0.0.0:*'),
    ).toEqual(['accept-queue-overflows=yes']);
    expect(
      read('State   Recv-Q  Send-Q   Local Address:Port   Peer Address:Port\nLISTEN  0       128      0.0.0.0:8080         0.0.0.0:*'),
    ).toEqual([]);
  });
});
