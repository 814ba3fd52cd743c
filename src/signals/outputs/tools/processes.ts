import { INDIRECT, says } from '../lines.ts';
import { ofShares } from '../shares.ts';
import { cell, number, tablesOf } from '../table.ts';
import type { OutputReader } from '../types.ts';

/** Judgements, in percent and in processes. */
const BUSY = 90;
const ONE_CORE = 95;
const SEVERAL = 3;

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
    const stuck = rows.filter((r) => /^D/.test(cell(r, 's') || cell(r, 'stat')));
    const large = rows.find((r) => number(r, '%mem') >= BUSY);
    // A thread that needs a whole core while the machine has others to give.
    const alone = one[0] && one.length === 1 && whole && whole.idle >= 50 && rows.every((r) => r === one[0] || number(r, '%cpu') < 50);
    return {
      claims: [
        ...(whole ? ofShares(whole) : []),
        ...(pinned && full[0] ? [says(full[0], 'one-core-pinned')] : []),
        ...(alone && one[0] ? [says(one[0], 'one-core-pinned')] : []),
        // They wait for a disk or a file server; which of the two, the letter does not say.
        ...(stuck[0] && stuck.length >= SEVERAL ? [says(stuck[0], 'disk-latency-high', 'yes', {}, INDIRECT)] : []),
        ...(large ? [says(large, 'memory-near-limit')] : []),
      ],
    };
  },
};
