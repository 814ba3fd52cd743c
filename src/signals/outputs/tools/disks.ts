import { commandsIn } from '../commands.ts';
import { over, says } from '../lines.ts';
import { type Cell, cell, number, type Row, tablesOf } from '../table.ts';
import type { Claim, Line, OutputReader, Page } from '../types.ts';

const SPACE = [
  'filesystem',
  'type',
  'size',
  '1k-blocks',
  '1m-blocks',
  '1g-blocks',
  '1024-blocks',
  '512-blocks',
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
/** Of what is full nothing is left; with so little left a write may still pass. Percent. Judgement. */
const FULL = 99;
const ROOM = 85;

const isDisk = (r: Row): boolean => !ALWAYS_FULL.test(cell(r, 'mounted on')) && !/^\/dev\/loop\d+$/.test(cell(r, 'filesystem'));

/** df, and df -i. */
export const disks: OutputReader = {
  id: 'df',
  needs: [
    ['filesystem', 'mounted on'],
    ['df -', '%'],
    ['df /', '%'],
    ['df |', '%'],
  ],
  read: (page) => ({ claims: [...ofSpace(page), ...volumes(inodeRows(page), ['iuse%'], 'inodes-exhausted')] }),
};

/** A row of df, whose columns have the same places with -i. */
const ROW = /^(\S+)\s+(?:([a-z][\w.]*)\s+)?(\d[\d.,]*[KMGTP]?i?)\s+(\d[\d.,]*[KMGTP]?i?)\s+(\d[\d.,]*[KMGTP]?i?)\s+(\d{1,3}%)\s+(\/\S*)$/d;
/** One df in a command; what it says of inodes, of whole file systems or without titles is told by its flags. */
const ASKED = /^(?:[^|;]*\s)?df((?: +-[\w-]+(?:=\S+)?)*)(?: +\/\S*)*(?: *(?:\||2>).*)?$/;
const ASKS_INODES = / (?:-[a-zA-Z]*i[a-zA-Z]*|--inodes)(?= |$)/;

/** Rows that lost their titles to `tail` or `grep`: the command before them says what they are. */
const untitled = (page: Page, names: readonly string[], ofInodes: boolean): Row[] =>
  commandsIn(page).flatMap(({ text, lines }) => {
    const asked = ASKED.exec(text);
    if (
      !asked ||
      (text.match(/\bdf\b/g)?.length ?? 0) > 1 ||
      / --output/.test(asked[1] ?? '') ||
      ASKS_INODES.test(asked[1] ?? '') !== ofInodes
    )
      return [];
    if (lines.some((l) => /^filesystem\b/i.test(l.text))) return [];
    return lines.flatMap((line) => rowOf(line, names) ?? []);
  });

function rowOf(line: Line, names: readonly string[]): Row | undefined {
  const m = ROW.exec(line.text);
  if (!m) return undefined;
  const cells = new Map<string, Cell>();
  for (const [i, name] of names.entries()) {
    const at = m.indices?.[i + 1];
    if (at) cells.set(name, { text: m[i + 1] ?? '', start: line.start + at[0], end: line.start + at[1] });
  }
  return { start: line.start, end: line.end, cells };
}

/** df's rows, with their titles or after the command. */
export function spaceRows(page: Page): Row[] {
  const inodes = new Set(untitled(page, INODES, true).map((r) => r.start));
  return [
    ...tablesOf(page, { columns: SPACE, needs: ['filesystem', 'used', 'mounted on'] })
      .flat()
      .filter((r) => !inodes.has(r.start)),
    ...untitled(page, ['filesystem', 'type', 'size', 'used', 'avail', 'use%', 'mounted on'], false),
  ];
}

function inodeRows(page: Page): Row[] {
  return [...tablesOf(page, { columns: INODES, needs: ['filesystem', 'iuse%'] }).flat(), ...untitled(page, INODES, true)];
}

function ofSpace(page: Page): Claim[] {
  const rows = spaceRows(page);
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
