import { after, type Belief } from './belief.ts';
import type { Aim } from './cost.ts';
import type { OpenTest } from './tests.ts';
import { NO_ANSWER, type OutcomeStep, type PlanNode, type Step } from './types.ts';

type Asking = Extract<PlanNode, { kind: 'test' }>;

/** Where a branch ends: what is treated, and the act in a word. */
interface Ends {
  readonly aim: (belief: Belief) => Aim;
  readonly act: (belief: Belief) => string;
}

/** A step as it is printed: the node that it speaks of, where its branches lead, and what is believed by all who come to it. */
interface Printed {
  readonly node: Asking;
  /** Outcome -> the step that it leads to; an outcome that ends the plan has none. */
  readonly onward: Map<string, Printed>;
  readonly beliefs: Belief[];
}

/**
 * A tree -> numbered steps. A check is printed once for all branches that come to it, as long as every answer then leads to an act that is right for each of
 * them: the likeliest way says the odds. Another branch ends before it. A step stands after every step that leads to it, so that a branch never points backwards.
 */
export function numberSteps(root: PlanNode, tests: ReadonlyMap<string, OpenTest>, ends: Ends): Step[] {
  if (root.kind !== 'test' || !tests.has(root.test.id)) return [];
  const first: Printed = { node: root, onward: new Map(), beliefs: [root.belief] };
  const printed = [first];
  const likeliest = (a: Way, b: Way) => b.reach - a.reach;
  const waiting = waysOn(first, 1).sort(likeliest);
  // The likeliest way first: what is printed for it, the others share.
  for (let way = waiting.shift(); way; way = waiting.shift()) {
    const { from, outcome, to, reach } = way;
    if (!tests.has(to.test.id)) continue;
    const coming = from.beliefs.map((b) => answered(from.node, outcome, b));
    const known = printed.find((p) => p.node.test.id === to.test.id && !leadsTo(p, from) && coming.every((b) => serves(p, b, ends)));
    // What would be the same look with other odds ends here, with the odds said: nobody follows a check that is printed twice.
    if (!known && printed.some((p) => p.node.test.id === to.test.id)) continue;
    const step = known ?? { node: to, onward: new Map(), beliefs: [] };
    from.onward.set(outcome, step);
    for (const belief of coming) comeTo(step, belief);
    if (known) continue;
    printed.push(step);
    waiting.push(...waysOn(step, reach));
    waiting.sort(likeliest);
  }
  const depths = depthsFrom(first);
  const depthOf = (step: Printed) => depths.get(step) ?? 0;
  const inOrder = printed.map((step, order) => ({ step, order })).sort((a, b) => depthOf(a.step) - depthOf(b.step) || a.order - b.order);
  const numbers = new Map(inOrder.map(({ step }, i) => [step, i + 1]));
  return inOrder.flatMap(({ step: { node, onward } }, i) => {
    const open = tests.get(node.test.id);
    if (!open) return [];
    const outcomes = node.branches.map((b): OutcomeStep => {
      const then = onward.get(b.outcome);
      const end = ends.aim(b.next.belief);
      const next = then ? { step: numbers.get(then) ?? 0 } : { conclude: end.id, alike: end.alike, probability: end.probability };
      return { outcome: b.outcome, probability: b.probability, belief: b.next.belief, next };
    });
    return [
      { number: i + 1, observable: open.observable, check: open.check, test: node.test, bits: node.bits, belief: node.belief, outcomes },
    ];
  });
}

interface Way {
  readonly from: Printed;
  readonly outcome: string;
  readonly to: Asking;
  /** The chance of coming this way. */
  readonly reach: number;
}

const waysOn = (from: Printed, reach: number): Way[] =>
  from.node.branches.flatMap((b) =>
    b.next.kind === 'test' ? [{ from, outcome: b.outcome, to: b.next, reach: reach * b.probability }] : [],
  );

const leadsTo = (step: Printed, other: Printed): boolean =>
  step === other || [...step.onward.values()].some((next) => leadsTo(next, other));

const answered = ({ test }: Asking, outcome: string, belief: Belief): Belief =>
  outcome === NO_ANSWER ? belief : after(test, outcome, belief);

function comeTo(step: Printed, belief: Belief): void {
  step.beliefs.push(belief);
  for (const [outcome, next] of step.onward) comeTo(next, answered(step.node, outcome, belief));
}

/** Whoever comes to a printed step with this belief ends, whatever the answers, in an act that is right for him, or in one more careful. */
function serves(step: Printed, belief: Belief, ends: Ends): boolean {
  return step.node.branches.every(({ outcome, next }) => {
    const then = answered(step.node, outcome, belief);
    const onward = step.onward.get(outcome);
    return onward ? serves(onward, then, ends) : fits(next, then, ends);
  });
}

function fits(node: PlanNode, belief: Belief, ends: Ends): boolean {
  if (node.kind === 'test') return node.branches.every(({ outcome, next }) => fits(next, answered(node, outcome, belief), ends));
  if (ends.aim(node.belief).id !== ends.aim(belief).id) return false;
  const act = ends.act(node.belief);
  return act === ends.act(belief) || act.startsWith('hold');
}

/** The longest way to each step. */
function depthsFrom(first: Printed): ReadonlyMap<Printed, number> {
  const depths = new Map<Printed, number>();
  const visit = (step: Printed, depth: number): void => {
    if ((depths.get(step) ?? -1) >= depth) return;
    depths.set(step, depth);
    for (const next of step.onward.values()) visit(next, depth + 1);
  };
  visit(first, 0);
  return depths;
}
