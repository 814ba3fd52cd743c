import { after, type Belief, chanceOf, information } from './belief.ts';
import { type Aim, aimOf } from './cost.ts';
import { NO_ANSWER, OTHER, type PlanNode, type PlanningProblem, type Test } from './types.ts';

/** At this chance a cause is decided: its fix is due, and not only what holds the effect. The planner's own bar (THEORY §2). */
export const DECIDED_AT = 0.9;
/** At this chance a cause that was seen is acted on without another look. The bar of an investigation that ends well. */
export const NAMED_AT = 0.8;

/** A test and what follows each of its outcomes. */
export function ask(problem: PlanningProblem, test: Test, belief: Belief, next: (belief: Belief, outcome: string) => PlanNode): PlanNode {
  const branches = [...test.outcomes.keys()].map((outcome) => {
    const then = after(test, outcome, belief);
    return { outcome, probability: (1 - problem.noAnswer) * chanceOf(test, outcome, belief), next: next(then, outcome) };
  });
  const none = { outcome: NO_ANSWER, probability: problem.noAnswer, next: next(belief, NO_ANSWER) };
  return { kind: 'test', test, belief, bits: information(test, belief), branches: problem.noAnswer > 0 ? [...branches, none] : branches };
}

type Grouped = Pick<PlanningProblem, 'groups'>;

interface Acting {
  /** A lead at this chance that is not the likeliest is followed. */
  readonly bar?: number;
  /** Cause -> the mitigation that holds its effect; where it is given, two causes held by one are one act. */
  readonly holds?: ReadonlyMap<string, string> | undefined;
}

/** What a belief leads to: the causes acted on (those of one treatment are one), and whether they are fixed or their effect held. */
export function actOn(problem: Grouped, belief: Belief, { bar = 1, holds }: Acting = {}): string {
  const likeliest = aimOf(belief, problem.groups);
  if (likeliest.id !== OTHER && likeliest.probability >= DECIDED_AT) return `fix ${nameOf(likeliest)}`;
  if (likeliest.id !== OTHER) return `hold ${holds?.get(likeliest.id) ?? nameOf(likeliest)}`;
  const best = suspect(problem, belief);
  return best.probability >= bar ? `follow ${nameOf(best)}` : OTHER;
}

/** Whichever of causes of one treatment is the likeliest, they have one name. */
const nameOf = ({ id, alike }: Aim): string => [id, ...alike].sort()[0] ?? id;

/** Whether the answers of a step lead to different acts, or steps. */
export function changesAct(problem: Grouped, node: PlanNode, bar = 1): boolean {
  if (node.kind === 'conclude') return false;
  const answers = node.branches.filter((b) => b.outcome !== NO_ANSWER);
  return new Set(answers.map((b) => wayOf(problem, b.next, bar))).size > 1;
}

const wayOf = (problem: Grouped, node: PlanNode, bar: number): string =>
  node.kind === 'test'
    ? `${node.test.id}(${node.branches.map((b) => `${b.outcome}:${wayOf(problem, b.next, bar)}`).join()})`
    : actOn(problem, node.belief, { bar });

/** The likeliest of the ledger; "something else" keeps its place, for a group is known by its places. */
export const suspect = ({ groups }: Grouped, belief: Belief): Aim =>
  aimOf(new Map([...belief].map(([id, p]) => [id, id === OTHER ? -1 : p])), groups);
