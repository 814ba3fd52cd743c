import type { FaultSet } from './types.ts';

/**
 * Probability of each cause when one is sought: a set of causes counts for the one of its members that stands first in the ledger, so that a second
 * cause that merely comes along is no rival of the first. `order`: mode ids as they stand in the ledger; `standsFor`: shown mode id -> ids of all
 * modes whose probability is in its own. What no shown mode stands for is in none.
 */
export function sharesOf(
  sets: readonly FaultSet[],
  order: readonly string[],
  standsFor: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, number> {
  const rankOf = new Map<string, number>();
  order.forEach((shown, rank) => {
    for (const mode of standsFor.get(shown) ?? []) if (!rankOf.has(mode)) rankOf.set(mode, rank);
  });
  const shares = new Map(order.map((shown) => [shown, 0]));
  for (const { modes, probability } of sets) {
    const first = modes.reduce((least, m) => Math.min(least, rankOf.get(m.id) ?? least), order.length);
    const shown = order[first];
    if (shown !== undefined) shares.set(shown, (shares.get(shown) ?? 0) + probability);
  }
  return shares;
}

/** Rounds in which the order may follow the shares, and these the order: more than two were never needed. */
const ROUNDS = 4;

/** The shares, in an order that they bear out: the first stays first. */
export function sharesInOrder(
  sets: readonly FaultSet[],
  order: readonly string[],
  standsFor: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, number> {
  let now = order;
  let shares = sharesOf(sets, now, standsFor);
  for (let round = 0; round < ROUNDS; round++) {
    const [first, ...rest] = now;
    if (first === undefined) break;
    const next = [first, ...rest.sort((a, b) => (shares.get(b) ?? 0) - (shares.get(a) ?? 0))];
    if (next.every((id, i) => id === now[i])) break;
    now = next;
    shares = sharesOf(sets, now, standsFor);
  }
  return new Map(now.map((id) => [id, shares.get(id) ?? 0]));
}
