import { median, over, says } from '../lines.ts';
import { cell, named, number, type Row, tablesOf } from '../table.ts';
import type { Claim, Name, OutputReader } from '../types.ts';

/** Judgements: what waits in such numbers is not drained at once; so few are on their way. */
const MANY = 1000;
const FEW = 10;
const TIMES = 10;

const QUEUES = [
  'name',
  'vhost',
  'messages',
  'messages_ready',
  'messages_unacknowledged',
  'consumers',
  'state',
  'type',
  'memory',
  'policy',
  'consumer_utilisation',
];
const DEAD = /(?:^|[._-])(?:dlq|dlx|dead|deadletter|dead[._-]letter|error|parking[._-]?lot|poison)s?(?:$|[._-])/i;

/** rabbitmqctl list_queues. */
export const queues: OutputReader = {
  id: 'rabbitmq-queues',
  needs: [
    ['name', 'messages'],
    ['name', 'consumers'],
  ],
  read: (page) => {
    const rows = [
      ...tablesOf(page, { columns: QUEUES, needs: ['name', 'messages'] }),
      ...tablesOf(page, { columns: QUEUES, needs: ['name', 'messages_ready'] }),
    ]
      .flat()
      .filter((r, i, all) => all.findIndex((x) => x.start === r.start) === i)
      .map((r) => ({ r, waiting: waitingOf(r), consumers: number(r, 'consumers'), dead: DEAD.test(cell(r, 'name')) }))
      .filter((q) => q.waiting >= 0);
    const slots = (r: Row): Record<string, string> => ({ queue: cell(r, 'name') });
    const own = rows.filter((q) => !q.dead);
    const short = own.length > 0 && own.every((q) => q.waiting < FEW && q.consumers > 0);
    const claims = rows.flatMap((q): Claim[] => {
      if (q.dead) return q.waiting > 0 ? [says(q.r, 'dead-letters-grow', 'yes', slots(q.r))] : [];
      if (q.consumers === 0 && q.waiting >= FEW)
        return [says(q.r, 'consumer-stopped', 'yes', slots(q.r)), ...grown(q.waiting, q.r, slots(q.r))];
      return grown(q.waiting, q.r, slots(q.r));
    });
    const sick = rows.find((q) => claims.some((c) => c.start === q.r.start));
    return {
      claims: [...claims, ...(short ? [says(over(own.map((q) => q.r)), 'backlog-grows', 'no')] : [])],
      names: sick ? named(sick.r, 'name', 'queue') : [],
    };
  },
};

const waitingOf = (r: Row): number => {
  const ready = number(r, 'messages_ready');
  return Number.isNaN(ready) ? number(r, 'messages') : ready;
};

const grown = (waiting: number, r: Row, slots: Record<string, string>): Claim[] =>
  waiting >= MANY ? [says(r, 'backlog-grows', 'yes', slots)] : [];

const GROUPS = [
  'group',
  'topic',
  'partition',
  'current-offset',
  'log-end-offset',
  'lag',
  'consumer-id',
  'host',
  'client-id',
  'offset',
  'leader',
];

/** kafka-consumer-groups --describe. */
export const groups: OutputReader = {
  id: 'kafka-groups',
  needs: [['current-offset', 'lag'], 'has no active members', ['#partitions', 'consumer-id']],
  read: (page) => {
    const rows = tablesOf(page, { columns: GROUPS, needs: ['topic', 'partition', 'lag'] })
      .flat()
      .filter((r) => number(r, 'lag') >= 0);
    const byTopic = new Map<string, Row[]>();
    for (const r of rows) byTopic.set(cell(r, 'topic'), [...(byTopic.get(cell(r, 'topic')) ?? []), r]);
    const empty = page.lines.find((l) => /^Consumer group '[^']{1,120}' has no active members\./.test(l.text));
    const claims = [
      ...[...byTopic.values()].flatMap((all) => ofTopic(all, rows)),
      ...(empty ? [says(empty, 'consumer-stopped')] : []),
      ...orphans(rows, empty !== undefined),
    ];
    const first = rows.find((r) => claims.some((c) => c.value === 'yes' && c.start <= r.start && r.end <= c.end)) ?? rows[0];
    const names: Name[] = first ? [...named(first, 'topic', 'topic'), ...named(first, 'group', 'group')] : [];
    const idle =
      page.lines.length > 0
        ? members(tablesOf(page, { columns: [...GROUPS, '#partitions', 'assignment'], needs: ['consumer-id', '#partitions'] }).flat())
        : [];
    return { claims: [...claims, ...idle], names };
  },
};

function ofTopic(rows: readonly Row[], all: readonly Row[]): Claim[] {
  const lags = rows.map((r) => number(r, 'lag'));
  const most = Math.max(...lags);
  const worst = rows[lags.indexOf(most)] as Row;
  const slots = { topic: cell(worst, 'topic'), ...(cell(worst, 'group') ? { group: cell(worst, 'group') } : {}) };
  const others = lags.filter((_, i) => rows[i] !== worst);
  if (most < MANY)
    return most < FEW * FEW && rows.length > 1 && all.length === rows.length ? [says(over(rows), 'backlog-grows', 'no')] : [];
  const grows = says(worst, 'backlog-grows', 'yes', slots);
  if (others.length < 2) return [grows];
  if (most >= TIMES * Math.max(1, ...others)) return [grows, says(worst, 'one-partition-lags', 'yes', slots)];
  return Math.min(...lags) >= median(lags) / 2 && most <= 2 * median(lags)
    ? [grows, says(over(rows), 'one-partition-lags', 'no')]
    : [grows];
}

/** A partition that no member holds while it has messages. */
function orphans(rows: readonly Row[], empty: boolean): Claim[] {
  const left = rows.filter((r) => cell(r, 'consumer-id') === '-' && number(r, 'lag') >= FEW);
  return !empty && left[0] ? [says(left[0], 'consumer-stopped', 'yes', { topic: cell(left[0], 'topic') })] : [];
}

/** `--members`: one that was given no partition has nothing to do. */
function members(rows: readonly Row[]): Claim[] {
  const idle = rows.filter((r) => number(r, '#partitions') === 0);
  return idle[0] && idle.length < rows.length ? [says(idle[0], 'more-consumers-than-partitions')] : [];
}
