import type { Diagnosis, Evidence } from '../diagnosis/index.ts';
import { after, type Belief, chanceOf, information, leader } from './belief.ts';
import type { OpenTest } from './tests.ts';
import { membersOf, NO_ANSWER, OTHER, type PlanNode, type PlanningProblem, type Test } from './types.ts';

/** At this chance a cause is named without a doubt beside it. The bar of an investigation that ends well. */
const NAMED_AT = 0.8;
/** Where no answer can name a cause, a hypothesis at these chances is a lead to follow. Judgement. */
const LIKELY_AT = 0.5;
const LEAD_AT = 0.3;
/** So many looks show a cause or do not: who goes on after them learns nothing that changes the act. Judgement. */
const LOOKS = 2;
/** Looks planned ahead where each is only to be sure. */
const AHEAD = 3;

/** Somebody looked, since the incident was written down. */
export const isRecorded = (e: Evidence): boolean => e.signals.some((s) => s.origin === 'recorded');

/**
 * Where acting is cheaper than any look, two things are still looked at: a cause that no answer has shown yet, by what could overthrow it, and one
 * that is not likely enough to be named, by what makes it so. Nothing is asked all of whose outcomes lead to the same. Undefined where
 * nothing is left to ask.
 */
export function furtherLooks(d: Diagnosis, problem: PlanningProblem, open: readonly OpenTest[], looks: number): PlanNode | undefined {
  const { beliefs } = problem;
  const lead = leader(beliefs);
  const rated = open
    .map((o) => ({ test: o.test, rate: information(o.test, beliefs) / o.test.minutes }))
    .filter((x) => x.rate > 0)
    .sort((x, y) => y.rate - x.rate)
    .map((x) => x.test);
  if (isNamed(lead) || lead.probability >= NAMED_AT) {
    const seen = d.hypotheses.some((h) => membersOf(lead.id).includes(h.id) && h.supports.some((b) => isRecorded(b.evidence)));
    if (seen || looks >= LOOKS) return undefined;
    const rival = rated.find((t) => ends(t, beliefs).some((end) => end.id !== lead.id));
    const tree = rival && untilNamed(problem, beliefs, [rival]);
    return tree?.kind === 'test' ? tree : undefined;
  }
  // Where no few answers name a cause, those that make one a lead to follow come first: the report is made anew after each.
  for (const bar of [NAMED_AT, LIKELY_AT, LEAD_AT]) {
    const raises = (t: Test) => [...t.outcomes.keys()].some((o) => isNamed(suspect(after(t, o, beliefs)), bar));
    const telling = rated.filter((t) => raises(t) || ends(t, beliefs).some((end) => end.id !== lead.id));
    const tree = untilNamed(problem, beliefs, [...telling, ...rated.filter((t) => !telling.includes(t))].slice(0, AHEAD), bar);
    if (tree.kind === 'test') return tree;
  }
  return undefined;
}

const isNamed = (end: { id: string; probability: number }, at = NAMED_AT): boolean => end.id !== OTHER && end.probability >= at;

/** The likeliest cause of the ledger. */
const suspect = (belief: Belief) => leader(new Map([...belief].filter(([id]) => id !== OTHER)));

const ends = (test: Test, belief: Belief) => [...test.outcomes.keys()].map((o) => leader(after(test, o, belief)));

/** What a tree leads to, by the outcomes: two trees of one act need not be told apart. */
const actOf = (node: PlanNode, bar: number): string => {
  if (node.kind === 'test') return `${node.test.id}(${node.branches.map((b) => `${b.outcome}:${actOf(b.next, bar)}`).join()})`;
  const best = suspect(node.belief);
  return isNamed(best, bar) ? `${best.id}!` : leader(node.belief).id;
};

/** One test after the other until a cause is named or none is left. A test is left out whose answers all lead to the same. */
function untilNamed(problem: PlanningProblem, belief: Belief, [test, ...rest]: readonly Test[], bar = NAMED_AT, at = 0): PlanNode {
  if (!test || (at > 0 && isNamed(suspect(belief), bar))) return { kind: 'conclude', belief };
  const answered = [...test.outcomes.keys()].map((outcome) => ({
    outcome,
    probability: (1 - problem.noAnswer) * chanceOf(test, outcome, belief),
    next: untilNamed(problem, after(test, outcome, belief), rest, bar, at + 1),
  }));
  const unanswered = { outcome: NO_ANSWER, probability: problem.noAnswer, next: untilNamed(problem, belief, rest, bar, at + 1) };
  const branches = problem.noAnswer > 0 ? [...answered, unanswered] : answered;
  const act = branches[0] && actOf(branches[0].next, bar);
  if (answered.every((b) => actOf(b.next, bar) === act)) return untilNamed(problem, belief, rest, bar, at);
  return { kind: 'test', test, belief, bits: information(test, belief), branches };
}
