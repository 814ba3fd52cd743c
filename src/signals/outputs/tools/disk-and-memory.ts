import { bytesOf, over, says } from '../lines.ts';
import { cell, number, type Row, tablesOf } from '../table.ts';
import type { Claim, Line, OutputReader } from '../types.ts';

const SPACE = [
  'filesystem',
  'type',
  'size',
  '1k-blocks',
  '1m-blocks',
  '1g-blocks',
  'used',
  'avail',
  'available',
  'use%',
  'capacity',
  'mounted on',
];
const INODES = ['filesystem', 'type', 'inodes', 'iused', 'ifree', 'iuse%', 'mounted on'];
/** These are always full: images that are mounted to be read, and what the firmware needs. */
const ALWAYS_FULL = /^\/(?:snap|boot|sys|proc|run\/credentials|media|mnt\/cdrom|var\/lib\/snapd)(?:\/|$)/;
const NO_DISK = /^(?:tmpfs|devtmpfs|udev|efivarfs|\/dev\/loop\d+|overlay|shm)$/;
/** Of what is full nothing is left; with so little left a write may still pass. */
const FULL = 99;
const ROOM = 85;

const isDisk = (r: Row): boolean => !ALWAYS_FULL.test(cell(r, 'mounted on')) && !/^\/dev\/loop\d+$/.test(cell(r, 'filesystem'));

/** df, and df -i. */
export const disks: OutputReader = {
  id: 'df',
  needs: [['filesystem', 'mounted on']],
  read: (page) => ({
    claims: [
      ...volumes(
        tablesOf(page, { columns: SPACE, needs: ['filesystem', 'used', 'mounted on'] }).flat(),
        ['use%', 'capacity'],
        'disk-space-exhausted',
      ),
      ...volumes(tablesOf(page, { columns: INODES, needs: ['filesystem', 'iuse%'] }).flat(), ['iuse%'], 'inodes-exhausted'),
    ],
  }),
};

function volumes(all: readonly Row[], shares: readonly string[], observable: string): Claim[] {
  const rows = all.filter(isDisk).map((r) => ({ r, share: Math.max(...shares.map((s) => number(r, s)).filter((n) => n >= 0)) }));
  const full = rows.filter(({ share }) => share >= FULL);
  if (full.length > 0) return full.map(({ r }) => says(r, observable, 'yes', { volume: cell(r, 'mounted on') }));
  const real = rows.filter(({ r, share }) => share >= 0 && !NO_DISK.test(cell(r, 'filesystem')));
  return real.length > 0 && real.every(({ share }) => share <= ROOM) ? [says(over(real.map(({ r }) => r)), observable, 'no')] : [];
}

/** Judgements. */
const NOTHING_LEFT = 0.05;
const MUCH_LEFT = 0.3;

/** free, in any unit. */
export const free: OutputReader = {
  id: 'free',
  needs: [
    ['mem:', 'buff/cache'],
    ['mem:', 'total,'],
    ['mem :', 'total,'],
  ],
  read: (page) => {
    const claims = page.lines.flatMap((line, i): Claim[] => {
      if (!/^total\s+used\s+free\s+shared\s+buff\/cache\s+available$/.test(line.text)) return [];
      const memory = page.lines.slice(i + 1, i + 3).find((l) => /^Mem:/.test(l.text));
      const swap = page.lines.slice(i + 1, i + 4).find((l) => /^Swap:/.test(l.text));
      const values = (memory?.text ?? '').split(/\s+/).slice(1).map(bytesOf);
      const [total = Number.NaN, available = Number.NaN] = [values[0], values[5]];
      const pages = (swap?.text ?? '').split(/\s+/).slice(1).map(bytesOf);
      const [size = Number.NaN, used = Number.NaN] = pages;
      const low = available <= NOTHING_LEFT * total;
      return [
        ...(memory && low ? [says(memory, 'memory-near-limit')] : []),
        ...(memory && available >= MUCH_LEFT * total ? [says(memory, 'memory-near-limit', 'no')] : []),
        // Pages that were swapped out once may lie there for ever; with no memory left they are in use.
        ...(swap && low && used >= size / 2 && size > 0 ? [says(swap, 'swap-in-use')] : []),
        ...(swap && used === 0 ? [says(swap, 'swap-in-use', 'no')] : []),
      ];
    });
    return { claims: [...claims, ...ofTop(page.lines)] };
  },
};

/** top's two lines: "Mem: 24676232k total, … free, … buffers" with "Swap: … cached", or "MiB Mem : … " with "avail Mem". */
function ofTop(lines: readonly Line[]): Claim[] {
  const memory = lines.find((l) => /^(?:[KMG]iB )?Mem ?: +\d[\d.]{0,12}k? total,/.test(l.text));
  const swap = lines.find((l) => /^(?:[KMG]iB )?Swap ?: +\d[\d.]{0,12}k? total,/.test(l.text));
  if (!memory || !swap) return [];
  const of = (line: Line, name: string): number =>
    Number(new RegExp(`(\\d{1,12}(?:\\.\\d)?)k? \\+?${name}\\b`).exec(line.text)?.[1] ?? Number.NaN);
  const known = of(swap, 'avail Mem');
  const available = Number.isNaN(known) ? of(memory, 'free') + of(memory, 'buffers') + of(swap, 'cached') : known;
  const low = available <= NOTHING_LEFT * of(memory, 'total');
  return [
    ...(low ? [says(memory, 'memory-near-limit')] : []),
    ...(available >= MUCH_LEFT * of(memory, 'total') ? [says(memory, 'memory-near-limit', 'no')] : []),
    ...(low && of(swap, 'total') > 0 && of(swap, 'used') >= of(swap, 'total') / 2 ? [says(swap, 'swap-in-use')] : []),
  ];
}
