import type { PlanningProblem, Test } from '../types.ts';

/** A problem in flat arrays, in the order that the search wants: causes of one group side by side, tests by cost. */
export interface Compiled {
  readonly problem: PlanningProblem;
  /** Causes, tests, and outcomes of the test that has most. */
  readonly n: number;
  readonly tests: readonly Test[];
  readonly width: number;
  /** Belief ids in the order of the arrays. */
  readonly ids: readonly string[];
  readonly start: Float64Array;
  /** 1 at the last cause of each group: there the mass of the group is complete. */
  readonly closes: Uint8Array;
  readonly costs: Float64Array;
  readonly outcomes: Int32Array;
  readonly names: readonly (readonly string[])[];
  /** P(outcome o of test t, and an answer | cause i) at (t · width + o) · n + i. */
  readonly rows: Float64Array;
  /**
   * Where acting has the likeliest cause right by m1 and the next by m2, one answer to test t gains at most m2 · reach(t): an outcome o that changes
   * the act to cause j gains m_j · P(o | j) − m1 · P(o | 1) ≤ m2 · (max P(o | ·) − P(o | 1)), summed over the outcomes.
   */
  readonly reach: Float64Array;
  readonly reachMost: number;
  /** Tests of the same rows that are to be asked before this one, as bits. */
  readonly before: Int32Array;
  /** The tests that may still be asked after this one, as bits: read-only looks come before anything that changes the system. */
  readonly later: Int32Array;
  /** Set of causes still possible, as bits -> the tests that tell any two of them apart, as bits. */
  readonly telling: (support: number) => number;
  /** Some answer rules a cause out: the set of possible causes changes on the way. */
  readonly rulesOut: boolean;
}

/** Bits of a mask: the limit on tests, and on causes. */
const MOST = 30;
const SAME = 1e-12;

/** A test that changes the system costs what it may break as well. Judgement. */
const CHANGES_SYSTEM = 2;
export const costOf = (test: Test): number => test.minutes * (test.readOnly ? 1 : CHANGES_SYSTEM);

export function compile(problem: PlanningProblem): Compiled {
  const group = (i: number) => problem.groups?.[i] ?? -1 - i;
  const all = [...problem.beliefs.keys()];
  const order = all.map((_, i) => i).sort((a, b) => firstOf(group, a) - firstOf(group, b) || a - b);
  const ids = order.map((i) => all[i] as string);
  const tests = [...problem.tests].sort((a, b) => costOf(a) - costOf(b));
  if (tests.length > MOST || ids.length > MOST) throw new RangeError(`an exact plan takes at most ${MOST} tests and ${MOST} causes`);
  const n = ids.length;
  const names = tests.map((t) => [...t.outcomes.keys()]);
  const width = Math.max(1, ...names.map((x) => x.length));
  const rows = new Float64Array(tests.length * width * n);
  tests.forEach((test, t) => {
    [...test.outcomes.values()].forEach((column, o) => {
      for (let i = 0; i < n; i++) rows[(t * width + o) * n + i] = (1 - problem.noAnswer) * (column.get(ids[i]!) ?? 0);
    });
  });
  const reach = Float64Array.from(tests, (t) => {
    const most = [...t.outcomes.values()].reduce((s, column) => s + Math.max(...ids.map((id) => column.get(id) ?? 0)), 0);
    return (1 - problem.noAnswer) * Math.max(0, most - 1);
  });
  return {
    problem,
    n,
    reach,
    reachMost: Math.max(0, ...reach),
    tests,
    width,
    ids,
    start: Float64Array.from(ids, (id) => problem.beliefs.get(id) ?? 0),
    closes: Uint8Array.from(order, (i, at) => (group(i) === (at + 1 < n ? group(order[at + 1] as number) : Number.NaN) ? 0 : 1)),
    costs: Float64Array.from(tests, costOf),
    outcomes: Int32Array.from(names, (x) => x.length),
    names,
    rows,
    later: Int32Array.from(tests, (test, t) =>
      tests.reduce((bits, other, u) => (u !== t && (test.readOnly || !other.readOnly) ? bits | (1 << u) : bits), 0),
    ),
    before: twinsBefore(tests, names, rows, width, n),
    telling: tellingOf(tests.length, names, rows, width, n),
    rulesOut: tests.some((t) => [...t.outcomes.values()].some((c) => ids.some((id) => (c.get(id) ?? 0) === 0))),
  };
}

/** The first cause of the same group: groups keep the order of their first members. */
function firstOf(group: (i: number) => number, i: number): number {
  let first = 0;
  while (group(first) !== group(i)) first++;
  return first;
}

/**
 * Of two tests with the same rows the dearer is never asked while the cheaper is open: swapping their parts in any tree leaves every
 * chance as it is and costs no more. The names of the outcomes do not count.
 */
function twinsBefore(tests: readonly Test[], names: Compiled['names'], rows: Float64Array, width: number, n: number): Int32Array {
  const shapes = tests.map(
    (test, t) =>
      test.readOnly +
      (names[t] as readonly string[])
        .map((_, o) => rows.slice((t * width + o) * n, (t * width + o + 1) * n).join(' '))
        .sort()
        .join('|'),
  );
  return Int32Array.from(shapes, (shape, t) => {
    const sooner = shapes.indexOf(shape);
    return sooner < t ? shapes.reduce((bits, s, u) => (u < t && s === shape ? bits | (1 << u) : bits), 0) : 0;
  });
}

/** A test whose rows are equal on every cause still possible tells nothing, whatever else is known. */
function tellingOf(tests: number, names: Compiled['names'], rows: Float64Array, width: number, n: number) {
  const known = new Map<number, number>();
  return (support: number): number => {
    const before = known.get(support);
    if (before !== undefined) return before;
    let bits = 0;
    for (let t = 0; t < tests; t++) {
      const differs = (names[t] as readonly string[]).some((_, o) => {
        let low = Infinity;
        let high = -Infinity;
        for (let i = 0; i < n; i++) {
          if (!(support & (1 << i))) continue;
          const x = rows[(t * width + o) * n + i]!;
          low = Math.min(low, x);
          high = Math.max(high, x);
        }
        return high - low > SAME;
      });
      if (differs) bits |= 1 << t;
    }
    known.set(support, bits);
    return bits;
  };
}
