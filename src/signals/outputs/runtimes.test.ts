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
