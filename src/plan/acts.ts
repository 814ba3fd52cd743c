import { after, type Belief, chanceOf, information, leader } from './belief.ts';
import { NO_ANSWER, OTHER, type PlanNode, type PlanningProblem, type Test } from './types.ts';

/** At this chance a cause is decided: its fix is due, and not only what holds the effect. The planner's own bar (THEORY §2). */
export const DECIDED_AT = 0.9;
/** At this chance a cause that was seen is acted on without another look. The bar of an investigation that ends well. */
export const NAMED_AT = 0.8;

/** A test and what follows each of its outcomes. */
export function ask(problem: PlanningProblem, test: Test, belief: Belief, next: (belief: Belief) => PlanNode): PlanNode {
  const branches = [...test.outcomes.keys()].map((outcome) => {
    const then = after(test, outcome, belief);
    return { outcome, probability: (1 - problem.noAnswer) * chanceOf(test, outcome, belief), next: next(then) };
  });
  const none = { outcome: NO_ANSWER, probability: problem.noAnswer, next: next(belief) };
  return { kind: 'test', test, belief, bits: information(test, belief), branches: problem.noAnswer > 0 ? [...branches, none] : branches };
}

/** What a belief leads to: the cause acted on, and whether it is fixed or its effect held. A lead at `bar` that is not the likeliest is followed. */
export function actOn(belief: Belief, bar = 1): string {
  const likeliest = leader(belief);
  const best = suspect(belief);
  if (likeliest.id !== OTHER) return likeliest.probability >= DECIDED_AT ? `fix ${likeliest.id}` : `hold ${likeliest.id}`;
  return best.probability >= bar ? `follow ${best.id}` : OTHER;
}

/** Whether the answers of a step lead to different acts, or steps. */
export function changesAct(node: PlanNode, bar = 1): boolean {
  if (node.kind === 'conclude') return false;
  const answers = node.branches.filter((b) => b.outcome !== NO_ANSWER);
  return new Set(answers.map((b) => wayOf(b.next, bar))).size > 1;
}

const wayOf = (node: PlanNode, bar: number): string =>
  node.kind === 'test'
    ? `${node.test.id}(${node.branches.map((b) => `${b.outcome}:${wayOf(b.next, bar)}`).join()})`
    : actOn(node.belief, bar);

/** The likeliest cause of the ledger. */
export const suspect = (belief: Belief) => leader(new Map([...belief].filter(([id]) => id !== OTHER)));
