import { over, says } from '../lines.ts';
import { amount, pairsOf } from '../pairs.ts';
import type { Claim, OutputReader, Place } from '../types.ts';

/** A count against its own limit, both printed: at it, or far from it. */
const FULL = 0.97;
const ROOM = 0.7;

interface Value extends Place {
  readonly n: number;
}

function against(used: Value | undefined, most: Value | undefined, observable: string): Claim[] {
  if (!used || !most || !(most.n > 0) || !(used.n >= 0)) return [];
  // Quoted is the count; the limit may stand far from it.
  if (used.n >= FULL * most.n) return [says(used, observable)];
  return used.n <= ROOM * most.n ? [says(used, observable, 'no')] : [];
}

/** sysctl's counts of the connection tracking table and of open files. */
export const kernelLimits: OutputReader = {
  id: 'sysctl',
  needs: ['nf_conntrack_count', 'fs.file-nr'],
  read: (page) => {
    const pairs = pairsOf(page);
    const of = (key: RegExp): Value | undefined => {
      const p = pairs.find((x) => key.test(x.key) && /^\d{1,12}$/.test(x.value));
      return p && { start: p.start, end: p.end, n: Number(p.value) };
    };
    const files = page.lines.flatMap((line) => {
      const m = /^fs\.file-nr\s*=\s*(\d{1,20})\s+\d{1,20}\s+(\d{1,20})$/.exec(line.text);
      return m ? against({ ...line, n: Number(m[1]) }, { ...line, n: Number(m[2]) }, 'descriptors-exhausted') : [];
    });
    return { claims: [...against(of(/nf_conntrack_count$/), of(/nf_conntrack_max$/), 'conntrack-full'), ...files] };
  },
};

/** SHOW STATUS and SHOW VARIABLES of MySQL: what connected against what may. */
export const mysqlLimits: OutputReader = {
  id: 'mysql-limits',
  needs: [
    ['threads_connected', 'max_connections'],
    ['max_used_connections', 'max_connections'],
  ],
  read: (page) => {
    const of = (name: string): Value | undefined => {
      for (const line of page.lines) {
        const m = /^\|?\s*(\w{8,40})\s*[|:=\t]\s*(\d{1,7})\s*\|?$/.exec(line.text);
        if (m?.[1]?.toLowerCase() === name) return { start: line.start, end: line.end, n: Number(m[2]) };
      }
      return undefined;
    };
    const most = of('max_connections');
    return { claims: [...against(of('threads_connected') ?? of('max_used_connections'), most, 'database-connections-at-limit')] };
  },
};

/** PHP-FPM's status page. */
export const phpFpm: OutputReader = {
  id: 'php-fpm',
  needs: [['idle processes:', 'active processes:', 'listen queue:']],
  read: (page) => {
    const pairs = pairsOf(page);
    const [queue, idle] = [pairs.find((p) => p.key === 'listen queue'), pairs.find((p) => p.key === 'idle processes')];
    if (!queue || !idle) return { claims: [] };
    const at = over([queue, idle]);
    if (amount(idle.value) === 0 && amount(queue.value) > 0) return { claims: [says(at, 'thread-pool-full')] };
    return { claims: amount(idle.value) > 0 && amount(queue.value) === 0 ? [says(at, 'thread-pool-full', 'no')] : [] };
  },
};
