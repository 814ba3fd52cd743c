import { describe, expect, it } from 'vitest';
import { readOutputs } from './index.ts';

const read = (text: string): string[] =>
  [...new Set(readOutputs('symptoms', text).readings.map((r) => `${r.observable}=${r.value}`))].sort();

describe('runtimes and pools', () => {
  it('a log of collections', () => {
    expect(read('[412.1s][info][gc] GC(812) Pause Full (Allocation Failure) 4087M->4079M(4096M) 6123.456ms')).toEqual([
      'gc-pauses-long=yes',
      'heap-full-after-gc=yes',
    ]);
    expect(read('[412.1s][info][gc] GC(812) Pause Full (System.gc()) 4087M->612M(4096M) 212.1ms')).toEqual(['heap-full-after-gc=no']);
    const young = (n: number) => `[${n}.1s][info][gc] GC(${n}) Pause Young (Normal) (G1 Evacuation Pause) 512M->61M(4096M) 8.1ms`;
    expect(read([young(1), young(2), young(3)].join('\n'))).toEqual(['gc-pauses-long=no']);
  });
  it('jstat', () => {
    const head = '  S0     S1     E      O      M     CCS    YGC     YGCT    FGC    FGCT     GCT';
    expect(
      read(
        `${head}\n  0.00   0.00 100.00  99.98  94.12  91.10    412    9.120    88  141.200  150.320\n  0.00   0.00  98.10  99.99  94.12  91.10    412    9.120    91  156.900  166.020`,
      ),
    ).toEqual(['gc-pauses-long=yes', 'heap-full-after-gc=yes']);
  });
  it('goroutines', () => {
    expect(read('goroutine profile: total 48211\n47902 @ 0x43e0f6 0x44e5d2\n#\t0x6f0a\tmain.watch+0x4a')).toEqual([
      'object-count-grows=yes',
    ]);
    expect(read('goroutine profile: total 311\n207 @ 0x43e0f6')).toEqual([]);
  });
  it('pools', () => {
    expect(read('HikariPool-1 - Pool stats (total=10, active=10, idle=0, waiting=42)')).toEqual(['pool-all-in-use=yes']);
    expect(read('HikariPool-1 - Pool stats (total=10, active=2, idle=8, waiting=0)')).toEqual(['pool-all-in-use=no']);
    const head =
      ' database | user | cl_active | cl_waiting | sv_active | sv_idle | maxwait\n----------+------+-----------+------------+-----------+---------+---------';
    expect(read(`${head}\n mill     | app  |        20 |        180 |        20 |       0 |      41`)).toEqual([
      'pool-all-in-use=yes',
      'pool-wait-timeout=yes',
    ]);
    expect(read(`${head}\n mill     | app  |        20 |          0 |         3 |      17 |       0`)).toEqual(['pool-all-in-use=no']);
  });
  it('docker', () => {
    const head = 'CONTAINER ID   IMAGE          COMMAND                  CREATED        STATUS                          PORTS     NAMES';
    expect(
      read(
        `${head}\n9f2c41aa0b1d   mill/api:81   "/entry.sh run"           2 hours ago    Restarting (1) 12 seconds ago             mill-api`,
      ),
    ).toEqual(['crash-loop=yes']);
    expect(
      read(
        `${head}\n9f2c41aa0b1d   mill/api:81   "/entry.sh run"           6 weeks ago    Up 6 weeks (healthy)                      mill-api`,
      ),
    ).toEqual([]);
    expect(read('        "OOMKilled": true,\n        "ExitCode": 137,\n    "RestartCount": 9,')).toEqual([
      'crash-loop=yes',
      'oom-killed=yes',
    ]);
    expect(read('NAME       CPU %     MEM USAGE / LIMIT     MEM %\nmill-api   4.10%     1.97GiB / 2GiB        98.50%')).toEqual([
      'memory-near-limit=yes',
    ]);
  });
});

describe('counts against their own limit', () => {
  it('sysctl', () => {
    expect(read('net.netfilter.nf_conntrack_count = 262144\nnet.netfilter.nf_conntrack_max = 262144')).toEqual(['conntrack-full=yes']);
    expect(read('net.netfilter.nf_conntrack_count = 12144\nnet.netfilter.nf_conntrack_max = 262144')).toEqual(['conntrack-full=no']);
    expect(read('fs.file-nr = 9800\t0\t9800')).toEqual(['descriptors-exhausted=yes']);
  });
  it('connections of MySQL', () => {
    const shown = (n: number) => `| Threads_connected | ${n} |\n| max_connections   | 500   |`;
    expect(read(shown(500))).toEqual(['database-connections-at-limit=yes']);
    expect(read(shown(41))).toEqual(['database-connections-at-limit=no']);
    expect(read('max_connections = 500')).toEqual([]);
  });
  it('PHP-FPM', () => {
    expect(read('listen queue:         212\nidle processes:       0\nactive processes:     50\nmax children reached: 9')).toEqual([
      'thread-pool-full=yes',
    ]);
    expect(read('listen queue:         0\nidle processes:       12\nactive processes:     3')).toEqual(['thread-pool-full=no']);
  });
  it('nodes and endpoints of a cluster', () => {
    expect(read('NAME     CPU(cores)   CPU%   MEMORY(bytes)   MEMORY%\nrack-b   812m         20%    30112Mi         97%')).toEqual([
      'memory-near-limit=yes',
    ]);
    expect(read('NAME   ENDPOINTS          AGE\nedge   <none>             40d')).toEqual(['selector-matches-nothing=yes']);
    expect(read('NAME   ENDPOINTS          AGE\nedge   10.0.0.4:8080      40d')).toEqual([]);
  });
  it('an older log of collections, and statuses in a table', () => {
    const line =
      '412.1: [Full GC (Ergonomics) [PSYoungGen: 1024K->1020K(2048K)] [ParOldGen: 4089M->4080M(4090M)] 4090M->4081M(4092M), [Metaspace: 90K->90K(1056K)], 5.1204410 secs] [Times: user=9.1]';
    expect(read(line)).toEqual(['gc-pauses-long=yes', 'heap-full-after-gc=yes']);
    expect(read(' status | count\n--------+-------\n 200    | 81204\n 502    |  9120')).toEqual(['bad-gateway=yes']);
  });
});
