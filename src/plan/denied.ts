import type { Diagnosis } from '../diagnosis/index.ts';
import { ask, changesAct, DECIDED_AT } from './acts.ts';
import { type Belief, information } from './belief.ts';
import { isUsualSign } from './confirm.ts';
import { type Aim, aimOf, causesOf } from './cost.ts';
import type { OpenTest } from './tests.ts';
import { chanceIn, type OwnSigns, type PlanNode, type PlanningProblem, type Test } from './types.ts';

/** A cause less likely than this is no rival to be looked at for its own sake. Judgement. */
const A_RIVAL = 0.05;
/** To read an answer takes this long whatever the check, as in `confirm.ts`. */
const THINKING = 1;

/** By hypothesis the looks at which it shows itself more often than not and other incidents hardly ever do: where and since when count as well. */
export const ownSigns = (d: Diagnosis, open: readonly OpenTest[]): OwnSigns =>
  new Map(d.hypotheses.map((h) => [h.id, new Set(open.filter((o) => isUsualSign(o, h)).map((o) => o.test.id))]));

/** The causes of an aim whose own sign is missing after this answer. */
export const deniedBy = (signs: OwnSigns, test: Test, outcome: string, aim: Pick<Aim, 'id' | 'alike'>): readonly string[] =>
  outcome === 'no' ? causesOf(aim).filter((id) => signs.get(id)?.has(test.id)) : [];

/**
 * A tree in which no way ends in a cause that is not decided right after its own sign was found missing, as long as a look is open that would change
 * what is done: the sign of a rival, or another of its own. Nobody acts on what he has just failed to see.
 */
export function lookOn(problem: PlanningProblem, root: PlanNode, open: readonly OpenTest[], signs: OwnSigns): PlanNode {
  const tests = open.map((o) => o.test).filter((t) => t.readOnly);
  const on = (node: PlanNode, asked: readonly Test[]): PlanNode => {
    if (node.kind === 'conclude') return node;
    const so = [...asked, node.test];
    const branches = node.branches.map((b) => {
      if (b.next.kind === 'test') return { ...b, next: on(b.next, so) };
      const aim = aimOf(b.next.belief, problem.groups);
      const missing = aim.probability < DECIDED_AT && deniedBy(signs, node.test, b.outcome, aim).length > 0;
      return missing ? { ...b, next: next(b.next, aim, so) } : b;
    });
    return { ...node, branches };
  };
  const next = (end: PlanNode, aim: Aim, asked: readonly Test[]): PlanNode => {
    const { belief } = end;
    const own = causesOf(aim);
    const shown = [...signs].flatMap(([id, looks]) => (own.includes(id) || chanceIn(belief, id) >= A_RIVAL ? [...looks] : []));
    const rate = (t: Test) => information(t, belief) / (THINKING + t.minutes);
    const nodes = tests
      .filter((t) => shown.includes(t.id) && !asked.includes(t))
      .sort((a, b) => rate(b) - rate(a))
      .map((t) => ask(problem, t, belief, (then: Belief): PlanNode => ({ kind: 'conclude', belief: then })));
    return nodes.find((n) => changesAct(problem, n)) ?? end;
  };
  return on(root, []);
}
