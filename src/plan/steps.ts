import { actOn } from './acts.ts';
import type { Belief } from './belief.ts';
import type { Aim } from './cost.ts';
import type { OpenTest } from './tests.ts';
import type { PlanNode, Step } from './types.ts';

type Asking = Extract<PlanNode, { kind: 'test' }>;

/**
 * A tree -> numbered steps, each subtree printed once: branches that ask the same from here on share a step. A step stands after every step
 * that leads to it, so that a branch never points backwards.
 */
export function numberSteps(root: PlanNode, tests: ReadonlyMap<string, OpenTest>, aim: (belief: Belief) => Aim): Step[] {
  const signature = signatureBy(aim);
  // The longest way to each step, and the order in which it is first met.
  const met = new Map<string, { node: Asking; depth: number; order: number }>();
  const visit = (node: PlanNode, depth: number): void => {
    if (node.kind !== 'test' || !tests.has(node.test.id)) return;
    const key = signature(node);
    const known = met.get(key);
    if (known && known.depth >= depth) return;
    met.set(key, { node: known?.node ?? node, depth, order: known?.order ?? met.size });
    for (const b of node.branches) visit(b.next, depth + 1);
  };
  visit(root, 0);
  const inOrder = [...met].sort(([, a], [, b]) => a.depth - b.depth || a.order - b.order);
  const numbers = new Map(inOrder.map(([key], i) => [key, i + 1]));
  return inOrder.flatMap(([, { node }], i) => {
    const open = tests.get(node.test.id);
    if (!open) return [];
    const outcomes = node.branches.map((b) => {
      const step = b.next.kind === 'test' ? numbers.get(signature(b.next)) : undefined;
      const end = aim(b.next.belief);
      const next = step === undefined ? { conclude: end.id, alike: end.alike, probability: end.probability } : { step };
      return { outcome: b.outcome, probability: b.probability, belief: b.next.belief, next };
    });
    return [
      { number: i + 1, observable: open.observable, check: open.check, test: node.test, bits: node.bits, belief: node.belief, outcomes },
    ];
  });
}

/** Two nodes are the same step when they ask the same and lead to the same from there on. */
function signatureBy(aim: (belief: Belief) => Aim) {
  const signature = (node: PlanNode): string =>
    node.kind === 'conclude'
      ? `=${aim(node.belief).id} ${actOn(node.belief)}`
      : `${node.test.id}(${node.branches.map((b) => `${b.outcome}:${signature(b.next)}`).join(',')})`;
  return signature;
}
