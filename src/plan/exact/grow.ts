import { NO_ANSWER, type PlanBranch, type PlanNode } from '../types.ts';
import type { Compiled } from './compile.ts';
import type { Search } from './search.ts';

/** The tree of least expected minutes out of a finished search, beliefs in the order of the problem. */
export function growTree(c: Compiled, search: Search, depth: number): PlanNode {
  const { n, width, rows, problem, ids } = c;
  const order = [...problem.beliefs.keys()].map((id) => ids.indexOf(id));
  const mapOf = (b: Float64Array) => new Map([...problem.beliefs.keys()].map((id, i) => [id, b[order[i]!]!]));

  const grow = (belief: Float64Array, level: number, open: number): PlanNode => {
    search.beliefs.set(belief, level * n);
    const choice = search.choice(level, open, depth - level);
    const test = c.tests[choice];
    if (!test) return { kind: 'conclude', belief: mapOf(belief) };
    const rest = open & c.later[choice]!;
    const branches: PlanBranch[] = [];
    let left = 0;
    for (let o = 0; o < c.outcomes[choice]!; o++) {
      const row = (choice * width + o) * n;
      const joint = belief.map((b, i) => b * rows[row + i]!);
      const p = joint.reduce((s, x) => s + x, 0);
      // An outcome that no open cause allows is still printed, when none is likelier: never a branch to nowhere.
      if (p <= 0) continue;
      const after = joint.map((x) => x / p);
      left += p * entropyOf(after);
      branches.push({ outcome: (c.names[choice] as readonly string[])[o] as string, probability: p, next: grow(after, level + 1, rest) });
    }
    if (problem.noAnswer > 0) branches.push({ outcome: NO_ANSWER, probability: problem.noAnswer, next: grow(belief, level + 1, rest) });
    const bits = Math.max(0, (1 - problem.noAnswer) * entropyOf(belief) - left);
    return { kind: 'test', test, belief: mapOf(belief), bits, branches };
  };
  return grow(c.start, 0, (1 << c.tests.length) - 1);
}

const entropyOf = (b: Float64Array) => b.reduce((h, p) => (p > 0 ? h - p * Math.log2(p) : h), 0);
