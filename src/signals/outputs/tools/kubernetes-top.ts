import { INDIRECT, over, says } from '../lines.ts';
import { cell, named, number, tablesOf } from '../table.ts';
import type { Claim, OutputReader } from '../types.ts';
import { workloadOf } from './kubernetes-pods.ts';

const TOP = ['namespace', 'name', 'pod', 'cpu(cores)', 'memory(bytes)', 'cpu%', 'memory%'];
/** So many times the middle one, and more than half a core. Judgements. */
const TIMES = 5;
const BUSY = 500;
/** Percent. */
const FULL = 95;

/** `kubectl top pods`: levels over the pods of one workload. */
export const top: OutputReader = {
  id: 'kubernetes-top',
  needs: [['cpu(cores)', 'memory(bytes)']],
  read: (page) => {
    const rows = tablesOf(page, { columns: TOP, needs: ['name', 'cpu(cores)', 'memory(bytes)'] })
      .flat()
      .map((r) => ({ start: r.start, end: r.end, stem: workloadOf(cell(r, 'name')), cpu: milli(cell(r, 'cpu(cores)')) }))
      .filter((r) => !Number.isNaN(r.cpu));
    const claims = [...new Set(rows.map((r) => r.stem))].flatMap((stem): Claim[] => {
      const levels = rows.filter((r) => r.stem === stem).sort((a, b) => a.cpu - b.cpu);
      const [low, middle, high] = [levels[0], levels[Math.floor((levels.length - 1) / 2)], levels.at(-1)];
      if (levels.length < 3 || !low || !middle || !high || high.cpu < BUSY) return [];
      if (high.cpu >= TIMES * Math.max(1, middle.cpu)) return [says(high, 'load-uneven')];
      return high.cpu <= 1.3 * low.cpu ? [says(over(levels), 'load-uneven', 'no')] : [];
    });
    return { claims };
  },
};

const milli = (text: string): number =>
  /^\d{1,7}m$/.test(text) ? Number(text.slice(0, -1)) : /^\d{1,4}$/.test(text) ? Number(text) * 1000 : Number.NaN;

/** `kubectl top nodes`: shares of what a node has. */
export const topNodes: OutputReader = {
  id: 'kubernetes-top-nodes',
  needs: [['cpu(cores)', 'memory%']],
  read: (page) => {
    const rows = tablesOf(page, { columns: TOP, needs: ['name', 'memory%'] }).flat();
    return {
      claims: rows.flatMap((r): Claim[] => {
        const host = { host: cell(r, 'name') };
        return [
          ...(number(r, 'memory%') >= FULL ? [says(r, 'memory-near-limit', 'yes', host)] : []),
          ...(number(r, 'cpu%') >= FULL ? [says(r, 'cpu-high', 'yes', host)] : []),
        ];
      }),
    };
  },
};

/** `kubectl get endpoints`: none, since no pod bears the labels or none that does is ready; which of the two it does not say. */
export const endpoints: OutputReader = {
  id: 'kubernetes-endpoints',
  needs: [['endpoints', '<none>']],
  read: (page) => {
    const rows = tablesOf(page, { columns: ['namespace', 'name', 'endpoints', 'age'], needs: ['name', 'endpoints', 'age'] }).flat();
    const empty = rows.filter((r) => cell(r, 'endpoints') === '<none>');
    return {
      claims: empty.map((r) => says(r, 'selector-matches-nothing', 'yes', { service: cell(r, 'name') }, INDIRECT)),
      names: empty.slice(0, 1).flatMap((r) => [...named(r, 'name', 'service'), ...named(r, 'namespace', 'namespace')]),
    };
  },
};
