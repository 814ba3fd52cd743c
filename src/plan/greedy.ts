import { after, type Belief, chanceOf, information, leader } from './belief.ts';
import { NO_ANSWER, type PlanNode, type Planner, type PlanningProblem, type Test } from './types.ts';

/** A test that takes fewer bits than this is not worth a person's minute. */
const WORTH_ASKING = 0.02;

/**
 * Greedy information per minute: at each node the test with the most expected bits per minute, until one cause is decided, no test
 * tells anything, or the depth is reached (1.3 times the optimum on average, THEORY §2). A test is asked once on a path.
 */
export const greedyPlanner: Planner = (problem) => grow(problem, problem.beliefs, problem.tests, problem.depth);

function grow(problem: PlanningProblem, belief: Belief, tests: readonly Test[], depth: number): PlanNode {
  const best = depth > 0 && leader(belief).probability < problem.decideAt ? bestTest(belief, tests) : undefined;
  if (!best) return { kind: 'conclude', belief };
  const rest = tests.filter((t) => t.id !== best.test.id);
  const answered = [...best.test.outcomes.keys()].map((outcome) => ({
    outcome,
    probability: (1 - problem.noAnswer) * chanceOf(best.test, outcome, belief),
    next: grow(problem, after(best.test, outcome, belief), rest, depth - 1),
  }));
  const unanswered = { outcome: NO_ANSWER, probability: problem.noAnswer, next: grow(problem, belief, rest, depth - 1) };
  return { kind: 'test', test: best.test, belief, bits: best.bits, branches: problem.noAnswer > 0 ? [...answered, unanswered] : answered };
}

function bestTest(belief: Belief, tests: readonly Test[]): { test: Test; bits: number } | undefined {
  let best: { test: Test; bits: number; rate: number } | undefined;
  for (const test of tests) {
    const bits = information(test, belief);
    const rate = bits / test.minutes;
    // Read-only first: a test that changes the system must be twice as good.
    const value = test.readOnly ? rate : rate / 2;
    if (bits >= WORTH_ASKING && (!best || value > best.rate + 1e-12)) best = { test, bits, rate: value };
  }
  return best;
}

/** Expected minutes of following a tree. */
export function expectedMinutes(node: PlanNode): number {
  if (node.kind === 'conclude') return 0;
  return node.test.minutes + node.branches.reduce((s, b) => s + b.probability * expectedMinutes(b.next), 0);
}
