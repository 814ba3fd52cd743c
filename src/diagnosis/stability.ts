import type { Cell } from '../knowledge/types.ts';
import { logLikelihood } from './likelihood.ts';
import { sequence } from './random.ts';
import type { Row } from './rows.ts';
import type { Evidence } from './types.ts';

export const RUNS = 200;
/** Only rows that could come first take part: the rest is out of reach of a step. */
const CONTENDERS = 12;

/**
 * How often each mode ranks first when every word of the knowledge moves a step at random and one signal is dropped (THEORY §1).
 * `rows` in rank order, `logPriors` in the same order. Returns mode id -> runs in which it was first, of `RUNS`.
 */
export function stabilityOf(rows: readonly Row[], logPriors: readonly number[], evidence: readonly Evidence[]): Map<string, number> {
  const contenders = rows.slice(0, CONTENDERS);
  const first = new Map<string, number>();
  const random = sequence(20260101);
  for (let run = 0; run < RUNS; run++) {
    const dropped = evidence.length > 1 ? Math.floor(random() * evidence.length) : -1;
    const heard = evidence.filter((_, i) => i !== dropped);
    let best = -Infinity;
    let leader = '';
    contenders.forEach((row, i) => {
      const steps = new Map<Cell, number>();
      const shift = (cell: Cell) => {
        const known = steps.get(cell);
        if (known !== undefined) return known;
        const step = Math.floor(random() * 3) - 1;
        steps.set(cell, step);
        return step;
      };
      const score = (logPriors[i] ?? 0) + logLikelihood([{ ...row, shift }], heard);
      if (score > best) {
        best = score;
        leader = row.mode.id;
      }
    });
    first.set(leader, (first.get(leader) ?? 0) + 1);
  }
  return first;
}
