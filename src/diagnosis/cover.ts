import { explains } from './bearing.ts';
import type { Row } from './rows.ts';
import type { Evidence } from './types.ts';

/**
 * The smallest set of these rows that leaves no evidence to chance; ties go to the earlier rows (they are in rank order). At most
 * three: more is not an explanation. A display, never the ranking: covers rank poorly (THEORY §1).
 */
export function smallestCover(rows: readonly Row[], evidence: readonly Evidence[]): { rows: readonly Row[]; leaves: readonly Evidence[] } {
  const left = (set: readonly Row[]) => evidence.filter((e) => !set.some((r) => explains([r], e)));
  let best: { rows: readonly Row[]; leaves: readonly Evidence[] } = { rows: [], leaves: evidence };
  for (const set of subsets(rows.slice(0, 8), 3)) {
    const leaves = left(set);
    if (leaves.length < best.leaves.length) best = { rows: set, leaves };
  }
  return best;
}

/** Subsets of 1, then 2, then 3, each in rank order. */
function subsets(rows: readonly Row[], most: number): Row[][] {
  let layer: Row[][] = rows.map((r) => [r]);
  const out: Row[][] = [];
  for (let size = 1; size <= most; size++) {
    out.push(...layer);
    layer = layer.flatMap((set) => rows.slice(rows.indexOf(set[set.length - 1] as Row) + 1).map((r) => [...set, r]));
  }
  return out;
}
