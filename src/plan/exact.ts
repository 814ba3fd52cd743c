import { NO_ANSWER, type PlanNode, type PlanningProblem, type Test } from './types.ts';

/** What the search found: a tree, its cost, and how far the optimum may lie below it. */
export interface ExactPlan {
  readonly tree: PlanNode;
  /** Expected minutes: of looking, and of acting on a wrong cause. */
  readonly cost: number;
  /** 0 when the tree is proven optimal; else the optimum is at least `cost - gap`. */
  readonly gap: number;
  readonly nodes: number;
}

/** States looked at before the search settles for the best tree so far (some tens of milliseconds). */
const NODE_CAP = 150_000;
const EPSILON = 1e-9;

interface Column {
  readonly test: Test;
  readonly minutes: number;
  readonly names: readonly string[];
  /** Outcome -> P(outcome | cause) by cause, the chance of an answer included. */
  readonly rows: readonly Float64Array[];
}

/** A state is the set of answers so far: the belief follows from it. Numbered in base `radix`, a digit per test. */
interface Found {
  readonly value: number;
  /** The value is proven; else it is what the best tree so far costs, and `least` bounds it from below. */
  readonly least: number;
  readonly choice: number;
}

/**
 * The decision tree of least expected minutes (the test sequencing problem, Pattipati and Alexandridis 1990, as decision-theoretic
 * troubleshooting uses it, Heckerman, Breese and Rommelse 1995):
 *
 *   V(b, open) = min( wrong · (1 − max b),  min over tests c + Σ P(outcome | b) · V(b after outcome, open − test) )
 *
 * Depth first with memory; tests in the order of their one-step value; a test is left out as soon as what it cannot avoid costs more than the best
 * so far. A test is asked once: its noise persists.
 */
export function planExactly(problem: PlanningProblem, nodeCap = NODE_CAP): ExactPlan {
  const ids = [...problem.beliefs.keys()];
  const columns = columnsOf(problem, ids);
  const radix = 2 + Math.max(1, ...columns.map((c) => c.rows.length));
  const weights = columns.map((_, i) => radix ** i);
  const memory = new Map<number, Found>();
  let nodes = 0;
  const cheapest = (used: number) => {
    let least = Infinity;
    for (let t = 0; t < columns.length; t++) if (!(used & (1 << t))) least = Math.min(least, (columns[t] as Column).minutes);
    return least;
  };
  /** No policy does better than to stop here, or to ask at least the cheapest test. */
  const bound = (belief: Float64Array, least: number) => Math.min(stopCost(problem, belief), least);

  const search = (belief: Float64Array, used: number, key: number, depth: number): Found => {
    const known = memory.get(key);
    if (known) return known;
    const stop = stopCost(problem, belief);
    const least = cheapest(used);
    if (depth === 0 || stop <= least) return { value: stop, least: stop, choice: -1 };
    nodes++;
    const order = ranked(problem, columns, belief, used);
    let best: Found = { value: stop, least: stop, choice: -1 };
    let floor = stop;
    for (const { t, outlook } of order) {
      const column = columns[t] as Column;
      const next = used | (1 << t);
      const nextLeast = cheapest(next);
      let value = column.minutes;
      let surely = column.minutes;
      let open = 0;
      const children = outlook.map((o) => ({ ...o, bound: bound(o.belief, nextLeast) }));
      for (const c of children) open += c.p * c.bound;
      if (value + open >= best.value - EPSILON) continue;
      if (nodes > nodeCap) {
        floor = Math.min(floor, value + open);
        continue;
      }
      let cut = false;
      for (const c of children) {
        open -= c.p * c.bound;
        const child = search(c.belief, next, key + (c.digit + 1) * (weights[t] as number), depth - 1);
        value += c.p * child.value;
        surely += c.p * child.least;
        if (surely + open >= best.value - EPSILON) {
          cut = true;
          break;
        }
      }
      if (cut) continue;
      floor = Math.min(floor, surely);
      if (value < best.value - EPSILON) best = { value, least: surely, choice: t };
    }
    const found = { value: best.value, least: Math.min(best.least, floor), choice: best.choice };
    memory.set(key, found);
    return found;
  };

  const start = Float64Array.from(ids, (id) => problem.beliefs.get(id) ?? 0);
  const root = search(start, 0, 0, problem.depth);

  const grow = (belief: Float64Array, used: number, key: number, depth: number): PlanNode => {
    const map = new Map(ids.map((id, i) => [id, belief[i] ?? 0]));
    const { choice } = search(belief, used, key, depth);
    const column = columns[choice];
    if (!column) return { kind: 'conclude', belief: map };
    const outlook = outlookOf(column, belief);
    const next = used | (1 << choice);
    return {
      kind: 'test',
      test: column.test,
      belief: map,
      bits: bitsOf(belief, outlook),
      branches: outlook.map((o) => ({
        outcome: column.names[o.digit] ?? '',
        probability: o.p,
        next: grow(o.belief, next, key + (o.digit + 1) * (weights[choice] as number), depth - 1),
      })),
    };
  };
  return { tree: grow(start, 0, 0, problem.depth), cost: root.value, gap: Math.max(0, root.value - root.least), nodes };
}

/** Minutes lost by acting now on the likeliest cause. Causes with the same remedies count as one: they need not be told apart. */
export function stopCost(problem: PlanningProblem, belief: ArrayLike<number>): number {
  const groups = problem.groups;
  if (!groups) {
    let top = 0;
    let sum = 0;
    for (let i = 0; i < belief.length; i++) {
      const p = belief[i] ?? 0;
      sum += p;
      if (p > top) top = p;
    }
    return problem.wrongMinutes * Math.max(0, sum - top);
  }
  const mass = new Map<number, number>();
  let sum = 0;
  for (let i = 0; i < belief.length; i++) {
    const p = belief[i] ?? 0;
    sum += p;
    mass.set(groups[i] ?? i, (mass.get(groups[i] ?? i) ?? 0) + p);
  }
  return problem.wrongMinutes * Math.max(0, sum - Math.max(...mass.values()));
}

function columnsOf(problem: PlanningProblem, ids: readonly string[]): Column[] {
  return problem.tests.map((test) => {
    const answered = [...test.outcomes].map(([name, column]) => ({
      name,
      row: Float64Array.from(ids, (id) => (1 - problem.noAnswer) * (column.get(id) ?? 0)),
    }));
    const all = problem.noAnswer > 0 ? [...answered, { name: NO_ANSWER, row: Float64Array.from(ids, () => problem.noAnswer) }] : answered;
    return { test, minutes: costOf(test), names: all.map((x) => x.name), rows: all.map((x) => x.row) };
  });
}

/** A test that changes the system costs what it may break as well: read-only ones come first. */
const CHANGES_SYSTEM = 2;
export const costOf = (test: Test): number => test.minutes * (test.readOnly ? 1 : CHANGES_SYSTEM);

interface Outlook {
  readonly digit: number;
  readonly p: number;
  readonly belief: Float64Array;
}

/** Outcomes with their chance and the belief after each, the likeliest first. */
function outlookOf(column: Column, belief: Float64Array): Outlook[] {
  const out: Outlook[] = [];
  column.rows.forEach((row, digit) => {
    let p = 0;
    for (let i = 0; i < belief.length; i++) p += (belief[i] as number) * (row[i] as number);
    if (p < EPSILON) return;
    const after = new Float64Array(belief.length);
    for (let i = 0; i < belief.length; i++) after[i] = ((belief[i] as number) * (row[i] as number)) / p;
    out.push({ digit, p, belief: after });
  });
  return out.sort((a, b) => b.p - a.p || a.digit - b.digit);
}

function ranked(problem: PlanningProblem, columns: readonly Column[], belief: Float64Array, used: number) {
  const out: { t: number; outlook: Outlook[]; soon: number }[] = [];
  columns.forEach((column, t) => {
    if (used & (1 << t)) return;
    const outlook = outlookOf(column, belief);
    const soon = outlook.reduce((s, o) => s + o.p * stopCost(problem, o.belief), column.minutes);
    out.push({ t, outlook, soon });
  });
  return out.sort((a, b) => a.soon - b.soon || a.t - b.t);
}

function bitsOf(belief: Float64Array, outlook: readonly Outlook[]): number {
  const h = (b: Float64Array) => b.reduce((s, p) => (p > 0 ? s - p * Math.log2(p) : s), 0);
  return Math.max(0, h(belief) - outlook.reduce((s, o) => s + o.p * h(o.belief), 0));
}
