import { after, type Belief, chanceOf } from './belief.ts';
import { costOf } from './exact.ts';
import { membersOf, type PlanNode, type PlanningProblem, type Test } from './types.ts';

/** Causes that one treatment serves, with their joint chance; the likeliest cause speaks for them. */
export interface Aim {
  readonly id: string;
  readonly alike: readonly string[];
  readonly probability: number;
}

/** What acting now would treat: the likeliest group of causes with the same remedies. Ties go to the earlier. */
export function aimOf(belief: Belief, groups?: readonly number[]): Aim {
  const byGroup = new Map<number, { id: string; p: number }[]>();
  [...belief].forEach(([id, p], i) => {
    const group = groups?.[i] ?? -1 - i;
    byGroup.set(group, [...(byGroup.get(group) ?? []), { id, p }]);
  });
  let best: Aim = { id: '', alike: [], probability: -1 };
  for (const members of byGroup.values()) {
    const probability = members.reduce((s, m) => s + m.p, 0);
    if (probability <= best.probability + 1e-12) continue;
    const [first, ...rest] = [...members].sort((a, b) => b.p - a.p);
    if (first) best = { id: first.id, alike: rest.map((m) => m.id), probability };
  }
  return best;
}

/** The hypotheses that an aim stands for. */
export const causesOf = ({ id, alike }: Pick<Aim, 'id' | 'alike'>): readonly string[] => [id, ...alike].flatMap(membersOf);

/** Minutes lost, on average, by acting now. */
export const stopCost = (problem: PlanningProblem, belief: Belief): number =>
  problem.wrongMinutes * Math.max(0, 1 - aimOf(belief, problem.groups).probability);

/** Expected minutes of following a tree: of looking, and of acting on a wrong cause at its end. */
export function minutesOf(problem: PlanningProblem, node: PlanNode): number {
  if (node.kind === 'conclude') return stopCost(problem, node.belief);
  return node.branches.reduce((sum, b) => sum + b.probability * minutesOf(problem, b.next), costOf(node.test));
}

/**
 * Expected minutes of asking tests in a fixed order, with the same noise, the same unanswered looks and the same rule as the plan: stop as soon
 * as acting costs less than going on.
 */
export function fixedOrderMinutes(problem: PlanningProblem, order: readonly Test[]): number {
  const from = (belief: Belief, k: number): number => {
    const stop = stopCost(problem, belief);
    const test = order[k];
    if (!test || k >= problem.depth || stop <= costOf(test)) return stop;
    let onward = costOf(test) + (problem.noAnswer > 0 ? problem.noAnswer * from(belief, k + 1) : 0);
    for (const outcome of test.outcomes.keys()) {
      const p = (1 - problem.noAnswer) * chanceOf(test, outcome, belief);
      if (p > 0) onward += p * from(after(test, outcome, belief), k + 1);
    }
    return Math.min(stop, onward);
  };
  return from(problem.beliefs, 0);
}

/** A look that shows one cause, to somebody who reads it for nothing else. */
export interface Sign {
  readonly cause: string;
  readonly test: Test;
  readonly expects: string;
}

/**
 * Expected minutes of a person with a checklist: the causes from the likeliest down, each by its own confirming look at its full price; what the look
 * is to show is believed and acted on, anything else, and no answer, sends on to the next; at the end of the list the likeliest cause left is acted on.
 * The looks are as noisy as the plan's, and acting on a wrong cause costs the same; what a look says of the other causes is not worked out.
 */
export function checklistMinutes(problem: PlanningProblem, signs: readonly Sign[]): number {
  const ids = [...problem.beliefs.keys()];
  const groupOf = (id: string) => problem.groups?.[ids.indexOf(id)] ?? id;
  let left = ids.map((id) => ({ id, open: membersOf(id), mass: problem.beliefs.get(id) ?? 0 }));
  let spent = 0;
  for (const test of new Set(signs.map((s) => s.test))) {
    spent += left.reduce((s, x) => s + x.mass, 0) * costOf(test);
    // A look that is the sign of several causes is read for each of them; the likeliest is acted on.
    const own = signs.filter((s) => s.test === test).reverse();
    const read = new Map(own.map((s) => [s.expects, s.cause]));
    left = left.flatMap((x) => {
      const shown = [...read].map(([outcome, cause]) => ({
        cause,
        mass: x.mass * (1 - problem.noAnswer) * (test.outcomes.get(outcome)?.get(x.id) ?? 0),
      }));
      const acted = shown.flatMap((s) => {
        if (groupOf(x.id) === groupOf(s.cause)) return [];
        // One of two that act together: the trouble goes on, and so does the list.
        if (membersOf(x.id).includes(s.cause)) {
          const open = x.open.filter((m) => m !== s.cause);
          return open.length ? [{ id: x.id, open, mass: s.mass }] : [];
        }
        spent += s.mass * problem.wrongMinutes;
        return [];
      });
      return [{ ...x, mass: shown.reduce((m, s) => m - s.mass, x.mass) }, ...acted];
    });
  }
  const ends = new Map<string, number>();
  for (const x of left) ends.set(groupKey(x, groupOf), (ends.get(groupKey(x, groupOf)) ?? 0) + x.mass);
  const masses = [...ends.values()];
  return spent + problem.wrongMinutes * (masses.reduce((s, m) => s + m, 0) - Math.max(0, ...masses));
}

/** What is still to be treated. */
const groupKey = (x: { id: string; open: readonly string[] }, groupOf: (id: string) => number | string): string =>
  x.open.length < membersOf(x.id).length ? x.open.join('+') : `${groupOf(x.id)}`;
