import type { Belief } from './belief.ts';
import type { Aim } from './cost.ts';
import type { OpenTest } from './tests.ts';
import type { PlanNode, Step } from './types.ts';

/**
 * A tree -> numbered steps, breadth first, each subtree printed once: branches that ask the same from here on share a step. The order
 * of numbers is the order of reading, so the first step is number 1 and a branch never points backwards.
 */
export function numberSteps(root: PlanNode, tests: ReadonlyMap<string, OpenTest>, aim: (belief: Belief) => Aim): Step[] {
  const signature = signatureBy(aim);
  const numbers = new Map<string, number>();
  const queue: { node: Extract<PlanNode, { kind: 'test' }>; number: number }[] = [];
  const numberOf = (node: Extract<PlanNode, { kind: 'test' }>): number => {
    const key = signature(node);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = numbers.size + 1;
    numbers.set(key, number);
    queue.push({ node, number });
    return number;
  };
  if (root.kind === 'test') numberOf(root);
  const steps: Step[] = [];
  for (let at = 0; at < queue.length; at++) {
    const { node, number } = queue[at] as (typeof queue)[number];
    const open = tests.get(node.test.id);
    if (!open) continue;
    const outcomes = node.branches.map((b) => {
      const end = aim(b.next.belief);
      const next =
        b.next.kind === 'test' ? { step: numberOf(b.next) } : { conclude: end.id, alike: end.alike, probability: end.probability };
      return { outcome: b.outcome, probability: b.probability, belief: b.next.belief, next };
    });
    steps.push({ number, observable: open.observable, check: open.check, bits: node.bits, belief: node.belief, outcomes });
  }
  return steps;
}

/** Two nodes are the same step when they ask the same and lead to the same from there on. */
function signatureBy(aim: (belief: Belief) => Aim) {
  const signature = (node: PlanNode): string =>
    node.kind === 'conclude'
      ? `=${aim(node.belief).id}`
      : `${node.test.id}(${node.branches.map((b) => `${b.outcome}:${signature(b.next)}`).join(',')})`;
  return signature;
}
