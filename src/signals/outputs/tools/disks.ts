import { over, says } from '../lines.ts';
import { cell, number, type Row, tablesOf } from '../table.ts';
import type { Claim, OutputReader, Page } from '../types.ts';

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
      ...ofSpace(page),
      ...volumes(tablesOf(page, { columns: INODES, needs: ['filesystem', 'iuse%'] }).flat(), ['iuse%'], 'inodes-exhausted'),
    ],
  }),
};

function ofSpace(page: Page): Claim[] {
  const rows = tablesOf(page, { columns: SPACE, needs: ['filesystem', 'used', 'mounted on'] }).flat();
  const refused = rows.filter(
    (r) => Math.min(...SHARES.map((s) => number(r, s)).filter((n) => n >= 0)) <= ROOM && isRefused(r, rows, page.told),
  );
  // It has room and takes nothing: inodes, a quota, reserved blocks.
  return [...volumes(rows, SHARES, 'disk-space-exhausted'), ...refused.map((r) => says(r, 'space-free-but-write-refused'))];
}

const SHARES = ['use%', 'capacity'];

/** Whether a path on this volume was refused for lack of space: its mount is the longest of those that the path begins with. */
function isRefused(r: Row, rows: readonly Row[], told: string): boolean {
  const paths = told
    .split('\n')
    .filter((line) => line.includes('no space left on device'))
    .flatMap((line) => line.slice(0, 500).match(/\/[\w./-]{2,200}/g) ?? []);
  const mounts = rows.map((x) => cell(x, 'mounted on').toLowerCase()).sort((a, b) => b.length - a.length);
  return paths.some((path) => {
    // Of a volume that is not listed nothing is known, so the root alone proves nothing.
    const mount = mounts.find((m) => m !== '/' && path.startsWith(`${m}/`));
    return mount !== undefined && mount === cell(r, 'mounted on').toLowerCase();
  });
}

function volumes(all: readonly Row[], shares: readonly string[], observable: string): Claim[] {
  const rows = all.filter(isDisk).map((r) => ({ r, share: Math.max(...shares.map((s) => number(r, s)).filter((n) => n >= 0)) }));
  const full = rows.filter(({ share }) => share >= FULL);
  if (full.length > 0) return full.map(({ r }) => says(r, observable));
  const real = rows.filter(({ r, share }) => share >= 0 && !NO_DISK.test(cell(r, 'filesystem')));
  return real.length > 0 && real.every(({ share }) => share <= ROOM) ? [says(over(real.map(({ r }) => r)), observable, 'no')] : [];
}
