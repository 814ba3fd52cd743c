import type { Belief } from './belief.ts';
import type { Aim } from './cost.ts';
import type { OpenTest } from './tests.ts';
import type { OutcomeStep, PlanNode, Step } from './types.ts';

type Asking = Extract<PlanNode, { kind: 'test' }>;

/** Where a branch ends: what is treated, and the act in a word. */
interface Ends {
  readonly aim: (belief: Belief) => Aim;
  readonly act: (belief: Belief) => string;
}

/** A step as it is printed: the node that it speaks of, and where its branches lead. */
interface Printed {
  readonly node: Asking;
  /** Outcome -> the step that it leads to; an outcome that ends the plan has none. */
  readonly onward: Map<string, Printed>;
}

/**
 * A tree -> numbered steps. A check is printed once for all branches that come to it, as long as its answers then mean the same: the likeliest way to it
 * says the odds. A step stands after every step that leads to it, so that a branch never points backwards.
 */
export function numberSteps(root: PlanNode, tests: ReadonlyMap<string, OpenTest>, ends: Ends): Step[] {
  if (root.kind !== 'test' || !tests.has(root.test.id)) return [];
  const first: Printed = { node: root, onward: new Map() };
  const printed = [first];
  const likeliest = (a: Way, b: Way) => b.reach - a.reach;
  const waiting = waysOn(first, 1).sort(likeliest);
  // The likeliest way first: what is printed for it, the others share.
  for (let way = waiting.shift(); way; way = waiting.shift()) {
    const { from, outcome, to, reach } = way;
    if (!tests.has(to.test.id)) continue;
    const known = printed.find((p) => p.node.test.id === to.test.id && !leadsTo(p, from) && serves(p.node, to, ends));
    const step = known ?? { node: to, onward: new Map() };
    from.onward.set(outcome, step);
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

/** The same check, printed for one way, serves another: no answer ends in an act that would be wrong or too bold there. */
function serves(printed: Asking, other: Asking, { aim, act }: Ends): boolean {
  const otherBy = new Map(other.branches.map((b) => [b.outcome, b.next]));
  return printed.branches.every(({ outcome, next }) => {
    const there = otherBy.get(outcome);
    if (!there || next.kind === 'test') return there !== undefined;
    if (aim(next.belief).id !== aim(there.belief).id) return false;
    return there.kind === 'test' || act(next.belief) === act(there.belief) || act(next.belief).startsWith('hold');
  });
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
