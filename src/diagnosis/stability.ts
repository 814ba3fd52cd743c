import { CALIBRATION, type Calibration } from './calibration.ts';
import { affirmed, term } from './likelihood.ts';
import { sequence } from './random.ts';
import { probabilityOf, type Row } from './rows.ts';
import type { Evidence } from './types.ts';

export const RUNS = 200;
/** Only rows that could come first take part: the rest is out of reach of a step. */
const CONTENDERS = 12;
const STEPS = [-1, 0, 1] as const;

/**
 * How often each mode ranks first when every word of the knowledge moves a step at random and one signal is dropped (THEORY §1).
 * `rows` in rank order, `logPriors` in the same order. Returns mode id -> runs in which it was first, of `RUNS`.
 */
export function stabilityOf(
  rows: readonly Row[],
  logPriors: readonly number[],
  evidence: readonly Evidence[],
  { temperature }: Calibration = CALIBRATION,
): Map<string, number> {
  const contenders = rows.slice(0, CONTENDERS);
  // What each signal gives each contender, a step down, as written, a step up: by contender, signal and step.
  const terms = Float64Array.from(
    contenders.flatMap((row) => {
      const moved = STEPS.map((step): [Row] => [{ ...row, shift: () => step }]);
      return evidence.flatMap((e) => moved.map((rows) => term(probabilityOf(rows, e.observable, affirmed(e)), e) / temperature));
    }),
  );
  const first = new Map<string, number>();
  const random = sequence(20260101);
  for (let run = 0; run < RUNS; run++) {
    const dropped = evidence.length > 1 ? Math.floor(random() * evidence.length) : -1;
    let best = -Infinity;
    let leader = '';
    let at = 0;
    for (let i = 0; i < contenders.length; i++) {
      let score = logPriors[i] ?? 0;
      for (let j = 0; j < evidence.length; j++, at += STEPS.length) {
        const step = Math.floor(random() * STEPS.length);
        if (j !== dropped) score += terms[at + step] as number;
      }
      if (score > best) {
        best = score;
        leader = contenders[i]?.mode.id ?? '';
      }
    }
    first.set(leader, (first.get(leader) ?? 0) + 1);
  }
  return first;
}
