import type { Diagnosis } from '../diagnosis/index.ts';
import { ask, changesAct } from './acts.ts';
import { type Belief, information } from './belief.ts';
import { looksAt } from './confirm.ts';
import { planExactly } from './exact.ts';
import type { OpenTest } from './tests.ts';
import { chanceIn, membersOf, type PlanNode, type PlanningProblem, type Test } from './types.ts';

/** Looks tried as the next one, of each kind; looks in vain on one cause; and looks planned after one in vain. Judgements. */
const TRIED = 4;
const IN_VAIN = 2;
const THEN = 3;

/**
 * A look at which a leading cause shows itself that nobody has seen, and what is done where it does not: what is cheapest from there, or another such
 * look. The first that has answers which lead to different acts; undefined where there is none, and acting is all that is left.
 */
export function showing(d: Diagnosis, problem: PlanningProblem, open: readonly OpenTest[], lead: string): PlanNode | undefined {
  const { beliefs, tests } = problem;
  const its = d.hypotheses.filter((h) => membersOf(lead).includes(h.id));
  const own = its.flatMap((h) => looksAt(d, open, h).flatMap((x) => (x.own ? [x.test] : [])));
  const signs = [...new Set(own)];
  const worth = new Map(tests.map((t) => [t, information(t, beliefs) / t.minutes]));
  const rated = tests.filter((t) => !signs.includes(t) && (worth.get(t) ?? 0) > 0).sort((a, b) => (worth.get(b) ?? 0) - (worth.get(a) ?? 0));
  const looks = [...signs.slice(0, TRIED), ...rated.slice(0, TRIED)];
  const next = (belief: Belief, asked: readonly Test[]): PlanNode => {
    const end: PlanNode = { kind: 'conclude', belief };
    if (chanceIn(belief, lead) > chanceIn(beliefs, lead)) return end;
    const rest = tests.filter((t) => !asked.includes(t));
    const { tree } = planExactly({ ...problem, beliefs: belief, tests: rest, depth: THEN });
    return tree.kind === 'test' || asked.length >= IN_VAIN ? tree : (pick(belief, asked) ?? end);
  };
  const pick = (belief: Belief, asked: readonly Test[]): PlanNode | undefined =>
    looks
      .filter((t) => !asked.includes(t))
      .map((t) => ask(problem, t, belief, (b) => next(b, [...asked, t])))
      .find((node) => changesAct(node));
  return pick(beliefs, []);
}
