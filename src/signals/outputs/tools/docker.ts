import { over, says } from '../lines.ts';
import { amount, pairsOf } from '../pairs.ts';
import { cell, tablesOf } from '../table.ts';
import type { Claim, OutputReader } from '../types.ts';

const COLUMNS = ['container id', 'image', 'command', 'created', 'status', 'ports', 'names'];
const OFTEN = 5;
const FULL = 95;

/** docker ps. Codes of who was asked to stop (137, 143, 130) are no crash. */
export const containers: OutputReader = {
  id: 'docker-ps',
  needs: [
    ['container id', 'status'],
    ['names', 'status', 'image'],
  ],
  read: (page) => {
    const rows = tablesOf(page, { columns: COLUMNS, needs: ['status', 'names'] }).flat();
    return {
      claims: rows.flatMap((r): Claim[] => {
        const status = cell(r, 'status');
        if (/^Restarting \(\d{1,3}\)/.test(status)) return [says(r, 'crash-loop')];
        if (/^Up .{1,30}\(unhealthy\)/.test(status)) return [says(r, 'probe-fails')];
        return /^Exited \((?:[1-9]|\d\d|13[1-689]|139)\)/.test(status) ? [says(r, 'process-crashes')] : [];
      }),
    };
  },
};

const STATS = [
  'container id',
  'container',
  'name',
  'cpu %',
  'mem usage / limit',
  'mem %',
  'net i/o',
  'net io',
  'block i/o',
  'block io',
  'pids',
];

/** docker stats: memory against its own limit. */
export const stats: OutputReader = {
  id: 'docker-stats',
  needs: [['mem usage / limit']],
  read: (page) => {
    const rows = tablesOf(page, { columns: STATS, needs: ['mem usage / limit', 'mem %'] }).flat();
    const share = (r: (typeof rows)[number]): number => amount(cell(r, 'mem %'));
    const full = rows.filter((r) => share(r) >= FULL);
    const well = rows.length > 0 && rows.every((r) => share(r) < 70);
    return { claims: [...full.map((r) => says(r, 'memory-near-limit')), ...(well ? [says(over(rows), 'memory-near-limit', 'no')] : [])] };
  },
};

/** docker inspect: the state of a container that ended. */
export const inspected: OutputReader = {
  id: 'docker-inspect',
  needs: ['"oomkilled":', '"restartcount":', '"status": "unhealthy"'],
  read: (page) => ({
    claims: pairsOf(page).flatMap((p): Claim[] => {
      if (p.key === 'oomkilled' && p.value === 'true') return [says(p, 'oom-killed')];
      if (p.key === 'status' && p.value === 'unhealthy') return [says(p, 'probe-fails')];
      return p.key === 'restartcount' && amount(p.value) >= OFTEN ? [says(p, 'crash-loop')] : [];
    }),
  }),
};
