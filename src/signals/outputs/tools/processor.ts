import { median, over, says } from '../lines.ts';
import { cell, number, type Row, tablesOf } from '../table.ts';
import type { Claim, OutputReader, Place } from '../types.ts';

/** Judgements: shares of the processor in percent, pages per second, milliseconds. */
const BUSY = 90;
const IDLE = 80;
const STEAL = 10;
const WAIT = 30;
const SWAPPED = 100;
const SLOW_MS = 50;
const QUICK_MS = 5;
const ONE_CORE = 95;

interface Shares extends Place {
  readonly busy: number;
  readonly idle: number;
  readonly wait: number;
  readonly steal: number;
}

/** What the shares of a processor's time say, of a whole machine. */
function ofShares(s: Shares): Claim[] {
  return [
    ...(s.busy >= BUSY ? [says(s, 'cpu-high')] : []),
    ...(s.idle >= IDLE ? [says(s, 'cpu-high', 'no')] : []),
    ...(s.steal >= STEAL ? [says(s, 'cpu-steal-high')] : []),
    ...(s.steal < 1 ? [says(s, 'cpu-steal-high', 'no')] : []),
    ...(s.wait >= WAIT ? [says(s, 'disk-latency-high')] : []),
  ];
}

const VMSTAT = ['r', 'b', 'swpd', 'free', 'buff', 'cache', 'si', 'so', 'bi', 'bo', 'in', 'cs', 'us', 'sy', 'id', 'wa', 'st', 'gu'];

/** vmstat; its first row is the mean since the start. */
export const vmstat: OutputReader = {
  id: 'vmstat',
  needs: [['swpd', ' wa']],
  read: (page) => {
    const claims = tablesOf(page, { columns: VMSTAT, needs: ['swpd', 'si', 'so', 'us', 'id'] }).flatMap((all): Claim[] => {
      const rows = (all.length > 1 ? all.slice(1) : all).filter((r) => number(r, 'id') >= 0);
      if (rows.length === 0) return [];
      const middle = (column: string): number => median(rows.map((r) => number(r, column)));
      const at = over(rows);
      const swapped = median(rows.map((r) => number(r, 'si') + number(r, 'so')));
      const still = rows.every((r) => number(r, 'si') + number(r, 'so') === 0);
      return [
        ...(swapped >= SWAPPED ? [says(at, 'swap-in-use')] : still ? [says(at, 'swap-in-use', 'no')] : []),
        ...ofShares({ ...at, busy: middle('us') + middle('sy'), idle: middle('id'), wait: middle('wa'), steal: middle('st') }),
      ];
    });
    return { claims };
  },
};

const DEVICES = [
  ...[
    'device',
    'device:',
    'r/s',
    'w/s',
    'd/s',
    'f/s',
    'rkb/s',
    'wkb/s',
    'dkb/s',
    'rmb/s',
    'wmb/s',
    'rrqm/s',
    'wrqm/s',
    'drqm/s',
    '%rrqm',
    '%wrqm',
    '%drqm',
  ],
  ...[
    'r_await',
    'w_await',
    'd_await',
    'f_await',
    'await',
    'svctm',
    'aqu-sz',
    'avgqu-sz',
    'avgrq-sz',
    'rareq-sz',
    'wareq-sz',
    'dareq-sz',
    '%util',
  ],
];
const CPU = ['avg-cpu:', '%user', '%nice', '%system', '%iowait', '%steal', '%idle'];

/** iostat -x. */
export const iostat: OutputReader = {
  id: 'iostat',
  needs: [
    ['%util', 'await'],
    ['avg-cpu:', '%idle'],
  ],
  read: (page) => {
    const rows = tablesOf(page, { columns: DEVICES, needs: ['r/s', 'w/s', '%util'] }).flat();
    const level = (r: Row): number => Math.max(...['await', 'r_await', 'w_await'].map((c) => number(r, c)).filter((n) => n >= 0));
    const busy = rows.filter((r) => number(r, 'r/s') + number(r, 'w/s') >= 1);
    const slow = busy.filter((r) => level(r) >= SLOW_MS);
    const well = busy.length > 0 && busy.every((r) => level(r) <= QUICK_MS && number(r, '%util') < 50);
    return {
      claims: [
        ...slow.map((r) => says(r, 'disk-latency-high')),
        ...(well ? [says(over(busy), 'disk-latency-high', 'no')] : []),
        ...means(page),
      ],
    };
  },
};

/** The processor's line has no word under "avg-cpu:". */
const means = (page: Parameters<OutputReader['read']>[0]): Claim[] =>
  page.lines.flatMap((line, i): Claim[] => {
    const next = page.lines[i + 1];
    const names = line.text.split(/\s+/);
    const values = next?.text.split(/\s+/).map(Number) ?? [];
    if (names[0] !== 'avg-cpu:' || !names.every((n) => CPU.includes(n)) || !next || values.length !== names.length - 1) return [];
    const of = (name: string): number => values[names.indexOf(name) - 1] ?? Number.NaN;
    return ofShares({
      start: next.start,
      end: next.end,
      busy: of('%user') + of('%system'),
      idle: of('%idle'),
      wait: of('%iowait'),
      steal: of('%steal'),
    });
  });

const PROCESSES = [
  'pid',
  'user',
  'pr',
  'ni',
  'virt',
  'res',
  'shr',
  's',
  '%cpu',
  '%mem',
  'time+',
  'command',
  'tid',
  'ppid',
  'tty',
  'stat',
  'start',
  'time',
  'vsz',
  'rss',
];

/** top and ps aux. */
export const top: OutputReader = {
  id: 'top',
  needs: ['%cpu(s)', '%cpu0', ['%cpu', '%mem', 'command']],
  read: (page) => {
    const cores = page.lines.flatMap((l) => {
      const m = /^%Cpu(\d{1,3}|\(s\)) *:/.exec(l.text);
      const of = (name: string): number => Number(new RegExp(`(\\d{1,3}(?:\\.\\d)?) ?${name}\\b`).exec(l.text)?.[1] ?? Number.NaN);
      return m
        ? [{ start: l.start, end: l.end, core: m[1] ?? '', busy: of('us') + of('sy'), idle: of('id'), wait: of('wa'), steal: of('st') }]
        : [];
    });
    const whole = cores.find((c) => c.core === '(s)');
    const single = cores.filter((c) => c.core !== '(s)');
    const full = single.filter((c) => c.busy >= ONE_CORE);
    const pinned = full.length === 1 && single.length > 1 && single.every((c) => c === full[0] || c.busy <= 40);
    const rows = tablesOf(page, { columns: PROCESSES, needs: ['pid', '%cpu', '%mem', 'command'], rest: 'command' }).flat();
    const one = rows.filter((r) => number(r, '%cpu') >= ONE_CORE && number(r, '%cpu') <= 103);
    const large = rows.find((r) => number(r, '%mem') >= BUSY);
    // A thread that needs a whole core while the machine has others to give.
    const alone = one[0] && one.length === 1 && whole && whole.idle >= 50 && rows.every((r) => r === one[0] || number(r, '%cpu') < 50);
    return {
      claims: [
        ...(whole ? ofShares(whole) : []),
        ...(pinned && full[0] ? [says(full[0], 'one-core-pinned')] : []),
        ...(alone && one[0] ? [says(one[0], 'one-core-pinned', 'yes', { process: cell(one[0], 'command') })] : []),
        ...(large ? [says(large, 'memory-near-limit')] : []),
      ],
    };
  },
};
