import { over, says } from '../lines.ts';
import { amount, pairsOf } from '../pairs.ts';
import { cell, named, number, tablesOf } from '../table.ts';
import type { Claim, OutputReader } from '../types.ts';

/** Judgements. */
const MANY = 10_000;
const LONG = 600;
const LATE = 30;
const HISTORY = 1_000_000;

const PLAN = ['id', 'select_type', 'table', 'partitions', 'type', 'possible_keys', 'key', 'key_len', 'ref', 'rows', 'filtered', 'extra'];

/** EXPLAIN of MySQL and MariaDB. */
export const mysqlPlan: OutputReader = {
  id: 'mysql-plan',
  needs: [['select_type', 'possible_keys']],
  read: (page) => {
    const rows = tablesOf(page, { columns: PLAN, needs: ['select_type', 'table', 'type', 'rows'], rest: 'extra' }).flat();
    const whole = rows.filter((r) => cell(r, 'type') === 'ALL' && number(r, 'rows') >= MANY);
    const keyed = rows.length > 0 && rows.every((r) => /^(?:const|system|eq_ref|ref|range)$/.test(cell(r, 'type')));
    return {
      claims: [
        ...whole.map((r) => says(r, 'full-table-scan', 'yes', { table: cell(r, 'table') })),
        ...(keyed ? [says(over(rows), 'full-table-scan', 'no')] : []),
      ],
      names: whole.slice(0, 1).flatMap((r) => named(r, 'table', 'table')),
    };
  },
};

const PROCESSES = ['id', 'user', 'host', 'db', 'command', 'time', 'state', 'info', 'rows_sent', 'rows_examined', 'progress', 'time_ms'];

/** SHOW PROCESSLIST. */
export const processes: OutputReader = {
  id: 'mysql-processes',
  needs: [['command', 'info', 'state']],
  read: (page) => {
    const rows = tablesOf(page, { columns: PROCESSES, needs: ['user', 'command', 'time', 'state'], rest: 'info' }).flat();
    const claims = rows.flatMap((r): Claim[] => {
      const state = cell(r, 'state');
      if (/^Waiting for table metadata lock/.test(state)) return [says(r, 'lock-waits'), says(r, 'ddl-waits-or-blocks')];
      if (/^Waiting for (?:table (?:flush|level lock)|global read lock|backup lock|commit lock)/.test(state))
        return [says(r, 'lock-waits')];
      if (/^User lock/.test(state)) return [says(r, 'named-lock-held')];
      if (/^(?:Waiting for semi-sync ACK)/.test(state)) return [says(r, 'commit-waits-for-replica')];
      return /^(?:Query|Execute)$/.test(cell(r, 'command')) && number(r, 'time') >= LONG ? [says(r, 'long-transaction-open')] : [];
    });
    return { claims };
  },
};

/** SHOW REPLICA STATUS, by its old names too. */
export const replica: OutputReader = {
  id: 'mysql-replica',
  needs: ['seconds_behind_master', 'seconds_behind_source'],
  read: (page) => {
    const pairs = pairsOf(page);
    const find = (key: RegExp) => pairs.find((p) => key.test(p.key));
    const [behind, io, sql, delay] = [
      find(/^seconds_behind_(?:master|source)$/),
      find(/^(?:slave|replica)_io_running$/),
      find(/^(?:slave|replica)_sql_running$/),
      find(/^sql_delay$/),
    ];
    const stopped = [io, sql].filter((p) => p?.value === 'No');
    const seconds = amount(behind?.value);
    return {
      claims: [
        ...stopped.flatMap((p) => (p ? [says(p, 'replication-stopped')] : [])),
        ...(io?.value === 'Yes' && sql?.value === 'Yes' ? [says(over([io, sql]), 'replication-stopped', 'no')] : []),
        ...(behind && seconds >= LATE ? [says(behind, 'replication-lag')] : []),
        ...(behind && seconds === 0 && stopped.length === 0 ? [says(behind, 'replication-lag', 'no')] : []),
        ...(delay && amount(delay.value) > 0 ? [says(delay, 'replica-delayed-by-setting')] : []),
      ],
    };
  },
};

/** SHOW ENGINE INNODB STATUS. */
export const innodb: OutputReader = {
  id: 'mysql-innodb',
  needs: ['latest detected deadlock', 'history list length', '---transaction'],
  read: (page) => {
    const claims = page.lines.flatMap((l): Claim[] => {
      if (/^LATEST DETECTED DEADLOCK/.test(l.text)) return [says(l, 'deadlock-error')];
      if (/^RECORD LOCKS .*\blocks gap before rec|^RECORD LOCKS .*\binsert intention waiting/.test(l.text))
        return [says(l, 'gap-locks-involved')];
      const history = /^History list length (\d{1,12})/.exec(l.text);
      if (Number(history?.[1]) >= HISTORY) return [says(l, 'autovacuum-behind'), says(l, 'vacuum-horizon-held')];
      const open = /^---TRANSACTION \d+, ACTIVE (?:\(PREPARED\) )?(\d{1,9}) sec/.exec(l.text);
      if (Number(open?.[1]) >= LONG) return [says(l, 'long-transaction-open')];
      return /^-+ TRX HAS BEEN WAITING \d+ SEC FOR THIS LOCK/.test(l.text) ? [says(l, 'lock-waits')] : [];
    });
    return { claims };
  },
};
