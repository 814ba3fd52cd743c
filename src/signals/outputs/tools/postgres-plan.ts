import { over, says } from '../lines.ts';
import { type Plan, type PlanNode, plansOf } from '../plans.ts';
import type { Claim, Line, OutputReader } from '../types.ts';

/** Judgements: what is far, what is many, what is slow. */
const FAR = 100;
const NEAR = 5;
const MANY = 10_000;
const SLOW_MS = 1000;

/** EXPLAIN, with or without ANALYZE, of PostgreSQL. */
export const plans: OutputReader = {
  id: 'postgres-plan',
  needs: [
    ['(cost=', 'rows='],
    ['(actual ', 'rows='],
  ],
  read: (page) => {
    const all = plansOf(page);
    const claims = all.flatMap((p) => [...scans(p), ...estimates(p), ...loops(p), ...pages(p), ...spills(p), ...slow(p), ...generic(p)]);
    // Of two plans one is the good one: what the one lacks, the other may have.
    const told = all.length > 1 ? claims.filter((c) => c.value === 'yes') : claims;
    const scanned = all.flatMap((p) => p.nodes).find((n) => told.some((c) => c.start === n.line.start) && n.relation !== undefined);
    const at = scanned?.relation === undefined ? -1 : scanned.line.text.lastIndexOf(scanned.relation);
    return {
      claims: told,
      names:
        scanned?.relation && at >= 0
          ? [
              {
                slot: 'table',
                name: scanned.relation,
                start: scanned.line.start + at,
                end: scanned.line.start + at + scanned.relation.length,
              },
            ]
          : [],
    };
  },
};

/** Rows that a condition threw away, of one loop. */
function removed(node: PlanNode): { line: Line; rows: number } | undefined {
  for (const line of node.notes) {
    const m = /^Rows Removed by (?:Filter|Index Recheck|Join Filter): (\d{1,15})/.exec(line.text);
    if (m) return { line, rows: Number(m[1]) };
  }
  return undefined;
}

const tableOf = (n: PlanNode): Record<string, string> => (n.relation === undefined ? {} : { table: n.relation });

function scans(p: Plan): Claim[] {
  const out = p.nodes.flatMap((n): Claim[] => {
    const gone = removed(n);
    if (!gone || n.actual === undefined) return [];
    const wasted = gone.rows * n.loops;
    if (wasted < MANY || gone.rows < 10 * n.actual) return [];
    const at = over([n.line, gone.line]);
    const scan = /Seq Scan$/.test(n.kind) ? [says(at, 'full-table-scan', 'yes', tableOf(n))] : [];
    return gone.rows >= FAR * n.actual ? [...scan, says(at, 'many-blocks-for-few-rows', 'yes', tableOf(n))] : scan;
  });
  // Without ANALYZE nothing was counted; a filter over the only scan there is goes over all rows.
  const reads = p.nodes.filter((n) => /Scan$/.test(n.kind));
  const only = reads[0];
  if (
    only &&
    reads.length === 1 &&
    /Seq Scan$/.test(only.kind) &&
    only.actual === undefined &&
    only.notes.some((l) => /^Filter: /.test(l.text))
  )
    out.push(says(only.line, 'full-table-scan', 'yes', tableOf(only)));
  const indexed = p.nodes.filter((n) => /Index (?:Only )?Scan/.test(n.kind));
  const plain = p.whole && indexed.length > 0 && !p.nodes.some((n) => /Seq Scan/.test(n.kind));
  return plain ? [...out, says(over(indexed.map((n) => n.line)), 'full-table-scan', 'no')] : out;
}

function estimates(p: Plan): Claim[] {
  // Under a LIMIT a node stops early, and fewer rows than estimated say nothing.
  const stops = p.nodes.some((n) => n.kind === 'Limit');
  const known = p.nodes.flatMap((n) => (n.actual === undefined || Number.isNaN(n.estimated) ? [] : [{ n, actual: n.actual }]));
  const more = known.filter(({ n, actual }) => actual >= FAR * Math.max(1, n.estimated));
  const fewer = stops
    ? []
    : known.filter(
        ({ n, actual }) =>
          n.loops === 1 && !/Bitmap|Append|Merge/.test(n.kind) && n.estimated >= FAR * Math.max(1, actual) && n.estimated >= MANY,
      );
  // The lowest node is where the error begins.
  const worst = more.at(-1) ?? fewer.at(-1);
  if (worst) return [says(worst.n.line, 'estimate-far-from-actual', 'yes', tableOf(worst.n))];
  const close = known.every(({ n, actual }) => Math.max(actual, n.estimated, 1) <= NEAR * Math.max(1, Math.min(actual, n.estimated)));
  return p.whole && !stops && known.length > 0 && close ? [says(over(known.map((k) => k.n.line)), 'estimate-far-from-actual', 'no')] : [];
}

/** The inner side of a nested loop, run very often for a result of few rows. */
function loops(p: Plan): Claim[] {
  const result = p.nodes[0]?.actual;
  const often = p.nodes.find((n) => n.loops >= MANY);
  return often && result !== undefined && often.loops >= FAR * Math.max(1, result)
    ? [says(often.line, 'many-blocks-for-few-rows', 'yes', tableOf(often))]
    : [];
}

/** Pages of 8 kB that were touched for a result of few rows; a sum over many rows touches many by its nature. */
function pages(p: Plan): Claim[] {
  const root = p.nodes[0];
  const line = root?.notes.find((l) => /^Buffers: shared /.test(l.text));
  if (!root || !line || root.actual === undefined || p.nodes.some((n) => /Aggregate|WindowAgg|Unique/.test(n.kind))) return [];
  const touched = [...line.text.matchAll(/\b(?:hit|read)=(\d{1,12})/g)].reduce((sum, m) => sum + Number(m[1]), 0);
  return touched >= MANY && touched >= FAR * Math.max(1, root.actual) ? [says(line, 'many-blocks-for-few-rows')] : [];
}

function spills(p: Plan): Claim[] {
  const notes = p.nodes.flatMap((n) => n.notes);
  const onDisk = notes.find((l) =>
    /^Sort Method: external|^(?:Buckets: \d+ .{0,30})?Batches: (?:[2-9]|\d{2,}) |Disk(?: Usage)?: \d+kB/.test(l.text),
  );
  if (onDisk) return [says(onDisk, 'sort-spills-to-disk')];
  const inMemory = notes.find((l) => /^Sort Method: (?:quicksort|top-N heapsort) +Memory:/.test(l.text));
  return p.whole && inMemory ? [says(inMemory, 'sort-spills-to-disk', 'no')] : [];
}

const slow = (p: Plan): Claim[] => (p.end && p.milliseconds >= SLOW_MS ? [says(p.end, 'query-slow')] : []);

/** A plan that was executed and holds `$1` was made for any value. What a sub-plan returns has such names too. */
function generic(p: Plan): Claim[] {
  const lines = p.nodes.flatMap((n) => [n.line, ...n.notes]);
  if (lines.some((l) => /\breturns \$\d|^(?:InitPlan|SubPlan)\b/.test(l.text)) || p.nodes.every((n) => n.actual === undefined)) return [];
  const held = lines.find((l) => /^(?:Index Cond|Filter|Recheck Cond|Hash Cond|Join Filter): .*\$\d/.test(l.text));
  return held ? [says(held, 'plan-made-for-any-value')] : [];
}
