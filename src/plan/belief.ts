import type { Test } from './types.ts';

export type Belief = ReadonlyMap<string, number>;

/** Shannon entropy in bits. */
export function entropy(belief: Belief): number {
  let h = 0;
  for (const p of belief.values()) if (p > 0) h -= p * Math.log2(p);
  return h;
}

/** P(outcome) under a belief. */
export function chanceOf(test: Test, outcome: string, belief: Belief): number {
  const column = test.outcomes.get(outcome);
  let p = 0;
  belief.forEach((b, id) => {
    p += b * (column?.get(id) ?? 0);
  });
  return p;
}

/** Bayes' rule: the belief after an outcome; the belief itself where the outcome is impossible. */
export function after(test: Test, outcome: string, belief: Belief): Belief {
  const total = chanceOf(test, outcome, belief);
  if (total <= 0) return belief;
  const column = test.outcomes.get(outcome);
  return new Map([...belief].map(([id, b]) => [id, (b * (column?.get(id) ?? 0)) / total]));
}

/** Expected bits that the test takes from the uncertainty; 0 when its rows are equal. */
export function information(test: Test, belief: Belief): number {
  let left = 0;
  for (const [outcome, column] of test.outcomes) {
    const total = chanceOf(test, outcome, belief);
    if (total <= 0) continue;
    // The entropy of what is believed after it, which is asked too often to be made a belief.
    let h = 0;
    belief.forEach((b, id) => {
      const p = (b * (column.get(id) ?? 0)) / total;
      if (p > 0) h -= p * Math.log2(p);
    });
    left += total * h;
  }
  return Math.max(0, entropy(belief) - left);
}

/** The likeliest cause; ties go to the earlier one. */
export function leader(belief: Belief): { id: string; probability: number } {
  let best = { id: '', probability: -1 };
  for (const [id, p] of belief) if (p > best.probability + 1e-12) best = { id, probability: p };
  return best;
}
