import type { PlanNode } from './types.ts';

/**
 * The part of a tree that is printed: `levels` steps deep. Below, the likeliest cause is acted on, with its open odds said; a look after which every
 * answer then leads to the same act is left out. The first step stays.
 */
export function shorten(root: PlanNode, levels: number, actOf: (node: PlanNode) => string): PlanNode {
  const cut = (node: PlanNode, left: number): PlanNode => {
    if (node.kind === 'conclude') return node;
    if (left === 0) return { kind: 'conclude', belief: node.belief };
    const branches = node.branches.map((b) => ({ ...b, next: cut(b.next, left - 1) }));
    const acts = new Set(branches.map((b) => (b.next.kind === 'conclude' ? actOf(b.next) : b.next)));
    if (node !== root && acts.size === 1 && branches.every((b) => b.next.kind === 'conclude'))
      return { kind: 'conclude', belief: node.belief };
    return { ...node, branches };
  };
  return cut(root, levels);
}
