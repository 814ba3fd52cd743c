import { type Belief, information, leader } from './belief.ts';
import type { OpenTest } from './tests.ts';
import { membersOf, OTHER, type Test, together } from './types.ts';

/** What shows the likeliest cause, or the first of the ledger where none is likely; of causes that act together, for each what tells them from the others without it. */
export function firstChecks(
  beliefs: Belief,
  open: readonly OpenTest[],
  confirmations: ReadonlyMap<string, { readonly test: Test; readonly own: boolean }>,
): Test[] {
  const lead = leader(beliefs).id;
  // Where the cause is most likely not in the ledger, its first two are the cheapest to be rid of, or to be surprised by.
  if (lead === OTHER) return [...new Set([...confirmations.values()].map((c) => c.test))].slice(0, 2);
  const members = membersOf(lead);
  // A look at which this cause does not show itself confirms nothing.
  if (members.length < 2) return members.flatMap((id) => (confirmations.get(id)?.own ? (confirmations.get(id)?.test ?? []) : []));
  const chosen: Test[] = [];
  for (const member of members) {
    const without = together(members.filter((m) => m !== member));
    const even = new Map([...beliefs.keys()].map((id) => [id, id === lead || id === without ? 0.5 : 0]));
    const rated = open
      .filter((o) => !chosen.includes(o.test))
      .map((o) => ({ test: o.test, rate: information(o.test, even) / o.test.minutes }));
    const best = rated.sort((x, y) => y.rate - x.rate)[0];
    if (best && best.rate > 0) chosen.push(best.test);
  }
  return chosen;
}
