import type { Belief } from './belief.ts';
import type { PlanNode } from './types.ts';

interface Printed {
  /** Steps on a path at most. */
  readonly levels: number;
  /** Least chance of coming to a step. */
  readonly reach: number;
  /** The first step stays although all its answers lead to one act: nobody has looked at anything yet. */
  readonly keepFirst: boolean;
}

/**
 * The part of a tree that is printed. Where it ends, the likeliest cause is acted on, with its open odds said; a look after which every answer then
 * leads to the same act is left out.
 */
export function shorten(root: PlanNode, { levels, reach, keepFirst }: Printed, actOf: (belief: Belief) => string): PlanNode {
  const cut = (node: PlanNode, left: number, chance: number): PlanNode => {
    if (node.kind === 'conclude') return node;
    const end = { kind: 'conclude', belief: node.belief } as const;
    if (node !== root && (left === 0 || chance < reach)) return end;
    const branches = node.branches.map((b) => ({ ...b, next: cut(b.next, left - 1, chance * b.probability) }));
    const acts = branches.map((b) => (b.next.kind === 'conclude' ? actOf(b.next.belief) : ''));
    if (!(keepFirst && node === root) && acts.every((act) => act && act === acts[0])) return end;
    return { ...node, branches };
  };
  return cut(root, levels, 1);
}
