import { type Diagnosis, isRecorded } from '../diagnosis/index.ts';
import { actOn, ask, changesAct, NAMED_AT, suspect } from './acts.ts';
import { after, type Belief, information } from './belief.ts';
import { aimOf, causesOf, type Sign } from './cost.ts';
import { showing } from './showing.ts';
import type { OpenTest } from './tests.ts';
import { OTHER, type PlanNode, type PlanningProblem, type Test } from './types.ts';

/** Where no answer can name a cause, a hypothesis at these chances is a lead to follow. Judgement. */
const LIKELY_AT = 0.5;
const LEAD_AT = 0.3;
/** So many looks show a cause or do not: who goes on after them learns nothing that changes the act. Judgement. */
const LOOKS = 3;
/** Looks planned ahead where each is only to be sure. */
const AHEAD = 3;

/**
 * Where acting is cheaper than any look, two things are still looked at: a cause that no answer has shown yet, by what could overthrow it, and one
 * that is not likely enough to be named, by what makes it so. Nothing is asked all of whose outcomes lead to the same. Undefined where
 * nothing is left to ask.
 */
export function furtherLooks(d: Diagnosis, problem: PlanningProblem, open: readonly OpenTest[], looks: number): PlanNode | undefined {
  const { beliefs } = problem;
  const lead = aimOf(beliefs, problem.groups);
  if (lead.id !== OTHER && lead.probability >= NAMED_AT) {
    const its = causesOf(lead);
    const seen = d.hypotheses.some((h) => its.includes(h.id) && h.supports.some((b) => isRecorded(b.evidence)));
    return seen || looks >= LOOKS ? undefined : showing(d, problem, open, lead);
  }
  const rated = open
    .map((o) => ({ test: o.test, rate: information(o.test, beliefs) / o.test.minutes }))
    .filter((x) => x.rate > 0)
    .sort((x, y) => y.rate - x.rate)
    .map((x) => x.test);
  // Where no few answers name a cause, those that make one a lead to follow come first: the report is made anew after each.
  for (const bar of [NAMED_AT, LIKELY_AT, LEAD_AT]) {
    const telling = rated.filter((t) => [...t.outcomes.keys()].some((o) => tells(problem, after(t, o, beliefs), bar)));
    const tree = untilNamed(problem, beliefs, [...telling, ...rated.filter((t) => !telling.includes(t))].slice(0, AHEAD), bar);
    if (tree.kind === 'test') return tree;
  }
  return undefined;
}

const tells = (problem: PlanningProblem, belief: Belief, bar: number) =>
  suspect(problem, belief).probability >= bar || actOn(problem, belief) !== actOn(problem, problem.beliefs);

/** One test after the other until a cause is named or none is left. A test is left out whose answers all lead to the same. */
function untilNamed(problem: PlanningProblem, belief: Belief, [test, ...rest]: readonly Test[], bar: number, at = 0): PlanNode {
  if (!test || (at > 0 && suspect(problem, belief).probability >= bar)) return { kind: 'conclude', belief };
  const node = ask(problem, test, belief, (b) => untilNamed(problem, b, rest, bar, at + 1));
  return changesAct(problem, node, bar) ? node : untilNamed(problem, belief, rest, bar, at);
}

/** A checklist as a tree: each cause's own look in turn, until one shows what it is to show. */
export function downTheList(problem: PlanningProblem, [sign, ...rest]: readonly Sign[], belief = problem.beliefs): PlanNode {
  if (!sign) return { kind: 'conclude', belief };
  return ask(problem, sign.test, belief, (then, outcome) =>
    outcome === sign.expects ? { kind: 'conclude', belief: then } : downTheList(problem, rest, then),
  );
}

/** The tests one after the other, whatever the outcomes: what is looked at where no answer would change the act. */
export function inTurn(problem: PlanningProblem, [test, ...rest]: readonly Test[], belief = problem.beliefs): PlanNode {
  return test ? ask(problem, test, belief, (b) => inTurn(problem, rest, b)) : { kind: 'conclude', belief };
}
