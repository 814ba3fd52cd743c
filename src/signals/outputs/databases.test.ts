import { describe, expect, it } from 'vitest';
import { readOutputs } from './index.ts';

const read = (text: string): string[] =>
  [...new Set(readOutputs('symptoms', text).readings.map((r) => `${r.observable}=${r.value}`))].sort();
const names = (text: string): string[] => readOutputs('symptoms', text).names.map((n) => `${n.slot}:${n.name}`);

describe('pg_stat_activity', () => {
  it('reads waiters, who they wait for, and the schema change among them', () => {
    const text = `  pid  | state  | wait_event_type | wait_event |      age       | blocked_by | query
-------+--------+-----------------+------------+----------------+------------+--------------------------------
 41201 | active | Lock            | relation   | 00:09:12.13381 | {40001}    | ALTER TABLE parcels ADD COLUMN
 41377 | active | Lock            | relation   | 00:08:44.01    | {40001,41201} | select * from parcels where id
 41390 | active | Lock            | relation   | 00:08:40.9     | {40001,41201} | select * from parcels where id
 ...
(61 rows)`;
    expect(read(text)).toEqual(['ddl-waits-or-blocks=yes', 'lock-waits=yes', 'one-session-blocks-others=yes']);
  });
  it('reads a session that idles in its transaction for long', () => {
    const text = ` pid | state               | xact_age        | query
 733 | idle in transaction | 2 days 01:10:00 | SELECT 1`;
    expect(read(text)).toEqual(['idle-in-transaction=yes', 'long-transaction-open=yes']);
    expect(read(' pid | state               | xact_age     | query\n 733 | idle in transaction | 00:00:00.02  | SELECT 1')).toEqual([]);
  });
  it('denies a long transaction where the oldest of all began a moment ago', () => {
    const table = (asked: string) =>
      `db=# select pid, state, now() - xact_start as age from pg_stat_activity ${asked} limit 2;\n pid | state               |   age\n-----+---------------------+----------\n  71 | active              | 00:00:04.1\n  90 | idle in transaction | 00:00:00.2`;
    expect(read(table('order by xact_start'))).toEqual(['idle-in-transaction=no', 'long-transaction-open=no']);
    expect(read(table('where usename = current_user'))).toEqual([]);
  });
  it('reads records of \\x', () => {
    const text = `-[ RECORD 1 ]----+------------
pid              | 77
state            | active
wait_event_type  | Lock
wait_event       | transactionid
age              | 00:21:05`;
    expect(read(text)).toEqual(['lock-waits=yes', 'long-transaction-open=yes']);
  });
  it('reads counts, and what is always there a little it does not', () => {
    const table = (n: number) =>
      ` wait_event_type |  wait_event  | count\n-----------------+--------------+-------\n LWLock          | BufferMapping |  ${n}\n                 |              |  9`;
    expect(read(table(140))).toEqual(['internal-latch-waits=yes']);
    expect(read(table(3))).toEqual([]);
  });
  it('denies lock waits where those that work wait for nothing of the kind', () => {
    const row = (pid: number) => ` ${pid} | active | IO              | DataFileRead |`;
    expect(read(` pid | state  | wait_event_type | wait_event   |\n${row(1)}\n${row(2)}\n${row(3)}`)).toEqual(['lock-waits=no']);
  });
});

describe('plans of PostgreSQL', () => {
  const plan = (condition: string, more = '') =>
    `Index Scan using bills_tenant_idx on bills  (cost=0.56..512.33 rows=40 width=14) (actual time=0.1..1.7 rows=44 loops=1)\n  Index Cond: (${condition})\n${more}Execution Time: 2.7 ms`;
  it('know the one that was made for any value, and what a sub-plan returns from it', () => {
    expect(read(plan('tenant_id = $1'))).toContain('plan-made-for-any-value=yes');
    expect(read(plan('tenant_id = 4'))).not.toContain('plan-made-for-any-value=yes');
    expect(read(plan('tenant_id = $0', '  InitPlan 1 (returns $0)\n'))).not.toContain('plan-made-for-any-value=yes');
  });
});

describe('other tables of PostgreSQL', () => {
  const head = ' relname  | n_live_tup | n_dead_tup | last_autovacuum\n----------+------------+------------+-----------------';
  it('dead rows', () => {
    expect(read(`${head}\n readings |    9000000 |   31000000 |`)).toEqual(['autovacuum-behind=yes', 'table-bloat=yes']);
    expect(names(`${head}\n readings |    9000000 |   31000000 |`)).toEqual(['table:readings']);
    expect(read(`${head}\n readings |    9000000 |      31000 | 2025-02-01 10:00`)).toEqual(['table-bloat=no']);
  });
  it('locks', () => {
    const text =
      ' locktype | relation | mode                | granted | pid\n----------+----------+---------------------+---------+-----\n relation | parcels  | AccessExclusiveLock | f       | 12\n relation | parcels  | RowShareLock        | t       | 13';
    expect(read(text)).toEqual(['ddl-waits-or-blocks=yes', 'lock-waits=yes']);
  });
  it('copies', () => {
    const copy = (state: string, lag: string) =>
      ` application_name | state     | replay_lag\n------------------+-----------+------------\n east-2           | ${state} | ${lag}`;
    expect(read(copy('streaming', '00:14:02.1'))).toEqual(['replication-lag=yes']);
    expect(read(copy('streaming', '00:00:00.004'))).toEqual(['replication-lag=no']);
    expect(
      read(
        ' slot_name | active | restart_lsn | wal_status\n-----------+--------+-------------+------------\n cdc_old   | f      | 12/AB       | extended',
      ),
    ).toEqual(['journal-reader-away=yes']);
  });
});

const PLAN = `                                   QUERY PLAN
--------------------------------------------------------------------------------
 Sort  (cost=181.1..181.2 rows=12 width=80) (actual time=5821.1..5821.9 rows=40 loops=1)
   Sort Method: external merge  Disk: 88120kB
   ->  Seq Scan on parcels p  (cost=0.00..180.0 rows=40 width=80) (actual time=0.03..5700.2 rows=40 loops=1)
         Filter: (depot_id = 7)
         Rows Removed by Filter: 4811920
 Planning Time: 0.3 ms
 Execution Time: 5822.5 ms`;

describe('EXPLAIN of PostgreSQL', () => {
  it('sees a whole table read for few rows, a sort on disk and the time', () => {
    expect(read(PLAN)).toEqual([
      'estimate-far-from-actual=no',
      'full-table-scan=yes',
      'many-blocks-for-few-rows=yes',
      'query-slow=yes',
      'sort-spills-to-disk=yes',
    ]);
    expect(names(PLAN)).toEqual(['table:parcels']);
  });
  it('sees an estimate that is far off, in a line that was wrapped, in comments of SQL', () => {
    const text = `-- Nested Loop  (cost=0.9..12.2 rows=1 width=8) (actual time=0.1..9912.0 rows=88 loops=1)
--   ->  Index Scan using ix_a on stops s  (cost=0.4..8.4 rows=1 width=8)
--       (actual time=0.1..91.0 rows=241000 loops=1)
--   ->  Index Scan using ix_b on legs l  (cost=0.4..8.4 rows=1 width=8) (actual time=0.03..0.03 rows=0 loops=241000)`;
    expect(read(text)).toEqual(['estimate-far-from-actual=yes', 'many-blocks-for-few-rows=yes']);
  });
  it('denies on a good plan that is whole', () => {
    const good = ` Index Scan using ix_a on stops s  (cost=0.4..8.4 rows=12 width=8) (actual time=0.1..0.2 rows=14 loops=1)\n Planning Time: 0.1 ms\n Execution Time: 0.3 ms`;
    expect(read(good)).toEqual(['estimate-far-from-actual=no', 'full-table-scan=no']);
    expect(read(good.split('\n')[0] ?? '')).toEqual([]);
  });
  it('takes few rows under a limit for no error of the estimate', () => {
    expect(
      read(
        ` Limit  (cost=0.4..8.4 rows=10 width=8) (actual time=0.1..0.2 rows=10 loops=1)\n   ->  Index Scan using ix_a on stops s  (cost=0.4..8.4 rows=912000 width=8) (actual time=0.1..0.2 rows=10 loops=1)\n Execution Time: 0.3 ms`,
      ),
    ).toEqual(['full-table-scan=no']);
  });
});

describe('MySQL', () => {
  const head =
    '+----+-------------+--------+------+---------------+------+---------+------+---------+-------------+\n| id | select_type | table  | type | possible_keys | key  | key_len | ref  | rows    | Extra       |';
  it('EXPLAIN', () => {
    expect(read(`${head}\n|  1 | SIMPLE      | visits | ALL  | NULL          | NULL | NULL    | NULL | 9120031 | Using where |`)).toEqual([
      'full-table-scan=yes',
    ]);
    expect(read(`${head}\n|  1 | SIMPLE      | visits | ref  | ix            | ix   | 8       | c    | 12      | NULL        |`)).toEqual([
      'full-table-scan=no',
    ]);
    expect(
      read(
        '*************************** 1. row ***************************\n  id: 1\n  select_type: SIMPLE\n  table: visits\n  type: ALL\n  possible_keys: NULL\n  rows: 9120031',
      ),
    ).toEqual(['full-table-scan=yes']);
  });
  it('SHOW PROCESSLIST, cut at the right', () => {
    const text = `| Id | User | Host | db | Command | Time | State | Info |
| 8 | app | 10.0.0.4:41 | crm | Query | 512 | Waiting for table metadata lock | SELECT * FROM vis
| 9 | app | 10.0.0.4:42 | crm | Sleep | 3 |`;
    expect(read(text)).toEqual(['ddl-waits-or-blocks=yes', 'lock-waits=yes']);
  });
  it('SHOW REPLICA STATUS', () => {
    const status = (io: string, sql: string, behind: string) =>
      `  Replica_IO_Running: ${io}\n  Replica_SQL_Running: ${sql}\n  Seconds_Behind_Source: ${behind}`;
    expect(read(status('Yes', 'No', 'NULL'))).toEqual(['replication-stopped=yes']);
    expect(read(status('Yes', 'Yes', '4120'))).toEqual(['replication-lag=yes', 'replication-stopped=no']);
    expect(read(status('Yes', 'Yes', '0'))).toEqual(['replication-lag=no', 'replication-stopped=no']);
  });
  it('InnoDB status', () => {
    expect(
      read(
        'LATEST DETECTED DEADLOCK\n------------------------\nRECORD LOCKS space id 58 page no 4 index ux of table `crm`.`visits` trx id 9 lock_mode X locks gap before rec insert intention waiting',
      ),
    ).toEqual(['deadlock-error=yes', 'gap-locks-involved=yes']);
    expect(read('History list length 212')).toEqual([]);
  });
});
