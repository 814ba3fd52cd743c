import { median, over, says } from '../lines.ts';
import { ofShares } from '../shares.ts';
import { number, type Row, tablesOf } from '../table.ts';
import type { Claim, OutputReader } from '../types.ts';

/** Judgements: pages per second, milliseconds. */
const SWAPPED = 100;
const SLOW_MS = 50;
const QUICK_MS = 5;

const VMSTAT = ['r', 'b', 'swpd', 'free', 'buff', 'cache', 'si', 'so', 'bi', 'bo', 'in', 'cs', 'us', 'sy', 'id', 'wa', 'st', 'gu'];

/** vmstat; its first row is the mean since the start. */
export const vmstat: OutputReader = {
  id: 'vmstat',
  needs: [['swpd', ' wa']],
  read: (page) => {
    const claims = tablesOf(page, { columns: VMSTAT, needs: ['swpd', 'si', 'so', 'us', 'id'] }).flatMap((all): Claim[] => {
      const sampled = together(all.filter((r) => number(r, 'id') >= 0));
      const rows = sampled.length > 1 ? sampled.slice(1) : sampled;
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

/** Rows below a remark ("second sample, after the resize") are another measurement. */
const together = (rows: readonly Row[]): Row[] => {
  const end = rows.findIndex((r, i) => i > 0 && r.start - (rows[i - 1]?.end ?? 0) > INDENT);
  return end < 0 ? [...rows] : rows.slice(0, end);
};
const INDENT = 12;

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
