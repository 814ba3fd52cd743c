import { type Compiled, compile } from './exact/compile.ts';
import { growTree } from './exact/grow.ts';
import { act, createSearch, goOn } from './exact/search.ts';
import type { PlanNode, PlanningProblem } from './types.ts';

export { costOf } from './exact/compile.ts';

/** What the search found: a tree, its cost, and how far the optimum may lie below it. */
export interface ExactPlan {
  readonly tree: PlanNode;
  /** Expected minutes: of looking, and of acting on a wrong cause. */
  readonly cost: number;
  /** 0 when the tree is proven optimal among those of at most `depth` tests on a path; else the optimum is at least `cost - gap`. */
  readonly gap: number;
  /** States looked at, in all rounds. */
  readonly nodes: number;
}

/** States looked at in all rounds (about .1 s). A count, not a clock: the same input gives the same plan. */
const NODE_CAP = 120_000;
/** A round takes about nine times the states of the one before; with less than this many times left it is not begun. */
const WORTH_BEGINNING = 3;
/** Rounds below this length of path cost next to nothing and are left out. */
const FIRST_ROUND = 4;
/** Tests asked in full before the bound takes over, where a gap has to be told. */
const BOUND_ROUND = 3;

/**
 * The decision tree of least expected minutes (the test sequencing problem, Pattipati and Alexandridis 1990, as decision-theoretic
 * troubleshooting uses it, Heckerman, Breese and Rommelse 1995):
 *
 *   V(b, open) = min( wrong · (1 − max b),  min over tests c + Σ P(outcome | b) · V(b after outcome, open − test) )
 *
 * A test is asked once: its noise persists. Paths of at most 4 tests first, then of 5, and so on: when the cap ends a round, the tree of
 * the round before stands, with its gap.
 */
export function planExactly(problem: PlanningProblem, nodeCap = NODE_CAP): ExactPlan {
  const c = compile(problem);
  const most = Math.min(problem.depth, c.tests.length);
  let nodes = 0;
  const round = (depth: number, horizon: typeof act, cap: number) => {
    const search = createSearch(c, depth, cap, horizon);
    search.beliefs.set(c.start, 0);
    const value = search.solve(0, everyTest(c), depth, Infinity);
    nodes += search.nodes();
    return { search, depth, value, nodes: search.nodes(), ended: search.ended() };
  };
  let best = round(Math.min(most, FIRST_ROUND), act, Infinity);
  while (best.depth < most && nodeCap - nodes >= WORTH_BEGINNING * best.nodes) {
    const next = round(best.depth + 1, act, nodeCap - nodes);
    if (next.ended) break;
    best = next;
  }
  const least = best.depth < most ? round(Math.min(most, BOUND_ROUND), goOn, Infinity).value : best.value;
  const gap = Math.max(0, best.value - least);
  return { tree: growTree(c, best.search, best.depth), cost: best.value, gap, nodes };
}

const everyTest = (c: Compiled) => (1 << c.tests.length) - 1;
