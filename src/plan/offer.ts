import { after, chanceOf, information } from './belief.ts';
import { stopCost } from './cost.ts';
import { costOf } from './exact.ts';
import type { PlanningProblem, Test } from './types.ts';

/**
 * The tests worth planning with: those that save most per minute when asked alone, then, where no single answer changes the act, those that
 * tell most per minute. Past these a test hardly ever enters the best tree, and each doubles the work of finding it.
 */
export function offer(problem: PlanningProblem, most: number): readonly Test[] {
  if (problem.tests.length <= most) return problem.tests;
  const now = stopCost(problem, problem.beliefs);
  const rated = problem.tests.map((test, i) => {
    const then = [...test.outcomes.keys()].reduce(
      (s, o) => s + chanceOf(test, o, problem.beliefs) * stopCost(problem, after(test, o, problem.beliefs)),
      0,
    );
    return { test, i, saves: Math.max(0, now - then) / costOf(test), tells: information(test, problem.beliefs) / costOf(test) };
  });
  const first = (key: 'saves' | 'tells') => [...rated].sort((a, b) => b[key] - a[key] || a.i - b.i);
  // One round on each list in turn: a test that splits the field may save nothing alone and everything with the next.
  const chosen = new Set<number>();
  const saving = first('saves').filter((r) => r.saves > 1e-9);
  const telling = first('tells');
  for (let k = 0; chosen.size < most && k < rated.length; k++) {
    for (const r of [saving[k], telling[k]]) if (r && chosen.size < most) chosen.add(r.i);
  }
  return problem.tests.filter((_, i) => chosen.has(i));
}
