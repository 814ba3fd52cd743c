/** Causes that exclude each other, as the plan tells them apart: `[id, hypotheses that are at work in it, probability]`. */
export type State = readonly [id: string, members: readonly string[], probability: number];

/** P(an outcome | state) by state id. */
export type Given = Readonly<Record<string, number>>;

/** Bayes' rule over the outcomes seen, each asked once: the probabilities of the states, in their order; as they were where all is impossible. */
export function posterior(states: readonly State[], seen: readonly Given[]): number[] {
  const weights = states.map(([id, , prior]) => seen.reduce((p, given) => p * (given[id] ?? 0), prior));
  const total = weights.reduce((s, w) => s + w, 0);
  return total > 0 ? weights.map((w) => w / total) : states.map(([, , prior]) => prior);
}

/** The chance that a cause is at work, alone or with others; of `other`, that none of the ledger is. */
export function chanceOf(states: readonly State[], p: readonly number[], cause: string): number {
  return states.reduce(
    (s, [, members], i) => s + ((cause === 'other' ? members.length === 0 : members.includes(cause)) ? (p[i] ?? 0) : 0),
    0,
  );
}

/** An outcome that is as likely under every state says nothing. */
export const saysNothing = (given: Given): boolean => {
  const all = Object.values(given);
  return all.every((p) => Math.abs(p - (all[0] ?? 0)) < 1e-9);
};
