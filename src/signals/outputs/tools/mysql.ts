import { over, says } from '../lines.ts';
import { amount } from '../pairs.ts';
import { cell, named, number, tablesOf } from '../table.ts';
import type { Claim, OutputReader, Page } from '../types.ts';

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
  needs: [['time', 'info', 'state']],
  read: (page) => {
    const rows = tablesOf(page, { columns: PROCESSES, needs: ['id', 'time', 'state', 'info'], rest: 'info' }).flat();
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

/** "Name: value" wherever it stands in a line: of this output people copy single values into their sentences. */
function valueIn(page: Page, name: RegExp): { start: number; end: number; value: string } | undefined {
  for (const line of page.lines) {
    const m = name.exec(line.text);
    if (m) return { start: line.start + m.index, end: line.start + m.index + m[0].length, value: m[1] ?? '' };
  }
  return undefined;
}

/** SHOW REPLICA STATUS, by its old names too. */
export const replica: OutputReader = {
  id: 'mysql-replica',
  needs: ['seconds_behind_master', 'seconds_behind_source', '_sql_running', '_io_running'],
  read: (page) => {
    const behind = valueIn(page, /\bSeconds_Behind_(?:Master|Source)\s*[:=|]\s*(\d{1,9}|NULL)\b/);
    const io = valueIn(page, /\b(?:Slave|Replica)_IO_Running\s*[:=|]\s*(Yes|No)\b/);
    const sql = valueIn(page, /\b(?:Slave|Replica)_SQL_Running\s*[:=|]\s*(Yes|No)\b/);
    const delay = valueIn(page, /\bSQL_Delay\s*[:=|]\s*(\d{1,9})\b/);
    const stopped = [io, sql].flatMap((p) => (p?.value === 'No' ? [p] : []));
    const seconds = amount(behind?.value);
    return {
      claims: [
        ...stopped.map((p) => says(p, 'replication-stopped')),
        ...(io?.value === 'Yes' && sql?.value === 'Yes' ? [says(sql, 'replication-stopped', 'no')] : []),
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
