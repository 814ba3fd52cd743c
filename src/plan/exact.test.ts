import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checklistMinutes, fixedOrderMinutes, minutesOf, type Sign } from './cost.ts';
import { costOf, planExactly } from './exact.ts';
import { greedyPlanner } from './greedy.ts';
import type { PlanNode, PlanningProblem, Test } from './types.ts';

const chance = fc.oneof(fc.constantFrom(0, 0.02, 0.08, 0.25, 0.5, 0.75, 0.95, 1), fc.double({ min: 0, max: 1, noNaN: true }));

interface Shape {
  readonly causes: number;
  readonly tests: number;
  readonly changing: boolean;
  readonly grouped: boolean;
}

/** Random problems: two- and three-valued outcomes, certain ones among them, with and without unanswered looks. */
const problems = (shape: Partial<Shape> = {}): fc.Arbitrary<PlanningProblem> => {
  const { causes = 4, tests = 4, changing = false, grouped = false } = shape;
  const four = fc.array(chance, { minLength: causes, maxLength: causes });
  return fc
    .record({
      weights: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: causes }),
      tests: fc.array(fc.record({ minutes: fc.integer({ min: 1, max: 12 }), yes: four, split: fc.option(four), readOnly: fc.boolean() }), {
        minLength: 1,
        maxLength: tests,
      }),
      noAnswer: fc.constantFrom(0, 0.1, 0.3),
      depth: fc.integer({ min: 1, max: tests }),
      wrongMinutes: fc.constantFrom(20, 60, 200),
      groups: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: causes, maxLength: causes }),
    })
    .map(({ weights, tests, groups, ...rest }): PlanningProblem => {
      const total = weights.reduce((s, w) => s + w, 0);
      const ids = weights.map((_, i) => `H${i + 1}`);
      const column = (f: (i: number) => number) => new Map(ids.map((id, i) => [id, f(i)]));
      return {
        ...rest,
        beliefs: new Map(ids.map((id, i) => [id, weights[i]! / total])),
        ...(grouped ? { groups: groups.slice(0, ids.length) } : {}),
        decideAt: 0.9,
        tests: tests.map(({ minutes, yes, split, readOnly }, n): Test => {
          const no = (i: number) => 1 - yes[i]!;
          const outcomes = split
            ? { a: column((i) => yes[i]!), b: column((i) => no(i) * split[i]!), c: column((i) => no(i) * (1 - split[i]!)) }
            : { yes: column((i) => yes[i]!), no: column(no) };
          return { id: `t${n}`, minutes, readOnly: readOnly || !changing, outcomes: new Map(Object.entries(outcomes)) };
        }),
      };
    });
};

/** The definition, word for word, on unnormalised beliefs: no memory, no bounds, no order. */
function plain(p: PlanningProblem, joint = [...p.beliefs.values()], open = p.tests, depth = p.depth): number {
  const ids = [...p.beliefs.keys()];
  const mass = joint.reduce((s, x) => s + x, 0);
  const byGroup = new Map<number, number>();
  for (const [i, x] of joint.entries()) {
    const group = p.groups?.[i] ?? -1 - i;
    byGroup.set(group, (byGroup.get(group) ?? 0) + x);
  }
  let best = p.wrongMinutes * (mass - Math.max(...byGroup.values()));
  if (depth === 0) return best;
  for (const test of open) {
    const rest = open.filter((t) => t !== test && (test.readOnly || !t.readOnly));
    let value = costOf(test) * mass;
    for (const column of test.outcomes.values()) {
      value += plain(
        p,
        joint.map((x, i) => x * (1 - p.noAnswer) * column.get(ids[i]!)!),
        rest,
        depth - 1,
      );
    }
    if (p.noAnswer > 0)
      value += plain(
        p,
        joint.map((x) => x * p.noAnswer),
        rest,
        depth - 1,
      );
    best = Math.min(best, value);
  }
  return best;
}

/** A person with a checklist, as a tree: each sign in turn until one shows itself, then the likeliest cause left. */
function checklist(p: PlanningProblem, [sign, ...rest]: readonly Sign[], joint = [...p.beliefs.values()]): number {
  const ids = [...p.beliefs.keys()];
  const mass = joint.reduce((s, x) => s + x, 0);
  if (!sign) return p.wrongMinutes * (mass - Math.max(...joint));
  const shown = joint.map((x, i) => x * (1 - p.noAnswer) * (sign.test.outcomes.get(sign.expects)?.get(ids[i]!) ?? 0));
  const wrong = shown.reduce((s, x, i) => (ids[i] === sign.cause ? s : s + x), 0);
  return (
    costOf(sign.test) * mass +
    p.wrongMinutes * wrong +
    checklist(
      p,
      rest,
      joint.map((x, i) => x - shown[i]!),
    )
  );
}

const tests = (n: PlanNode): string[] => (n.kind === 'conclude' ? [] : [n.test.id, ...n.branches.flatMap((b) => tests(b.next))]);
const cost = (p: PlanningProblem) => planExactly(p).cost;

describe('planExactly', () => {
  it('agrees with the plain recursion, and its tree costs what it says', () => {
    fc.assert(
      fc.property(problems({ changing: true, grouped: true }), (p) => {
        const found = planExactly(p);
        expect(Math.abs(found.cost - plain(p))).toBeLessThan(1e-9);
        expect(minutesOf(p, found.tree)).toBeCloseTo(found.cost, 8);
        expect(found.gap).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
  it('has a tree that costs what it says, where the search is deep enough to prune for real', () => {
    fc.assert(
      fc.property(problems({ causes: 6, tests: 10 }), (p) => {
        const found = planExactly({ ...p, depth: 5 });
        expect(minutesOf(p, found.tree)).toBeCloseTo(found.cost, 8);
      }),
      { numRuns: 40 },
    );
  });
  it('is never worse than greedy, or than any fixed order', () => {
    fc.assert(
      fc.property(
        problems({ causes: 5, tests: 5 }).chain((p) => fc.tuple(fc.constant(p), fc.shuffledSubarray([...p.tests]))),
        ([p, order]) => {
          expect(cost(p)).toBeLessThanOrEqual(minutesOf(p, greedyPlanner(p)) + 1e-9);
          expect(cost(p)).toBeLessThanOrEqual(fixedOrderMinutes(p, order) + 1e-9);
        },
      ),
    );
  });
  it('is never worse than a person with a checklist, whose minutes a plain walk down the list agrees with', () => {
    fc.assert(
      fc.property(problems({ causes: 4, tests: 4 }), (p) => {
        const causes = [...p.beliefs].sort((a, b) => b[1] - a[1]).map(([id]) => id);
        const signs = p.tests
          .slice(0, causes.length)
          .map((test, i): Sign => ({ test, cause: causes[i]!, expects: [...test.outcomes.keys()][0]! }));
        const total = checklistMinutes(p, signs);
        expect(total).toBeCloseTo(checklist(p, signs), 8);
        expect(cost({ ...p, depth: p.tests.length })).toBeLessThanOrEqual(total + 1e-9);
      }),
    );
  });
  it('never costs more with more tests, or with longer paths', () => {
    fc.assert(
      fc.property(problems({ tests: 5, changing: true }), (p) => {
        expect(cost(p)).toBeLessThanOrEqual(cost({ ...p, tests: p.tests.slice(1) }) + 1e-9);
        expect(cost({ ...p, depth: p.depth + 1 })).toBeLessThanOrEqual(cost(p) + 1e-9);
      }),
    );
  });
  it('scales with its costs', () => {
    fc.assert(
      fc.property(problems({ grouped: true }), fc.integer({ min: 2, max: 50 }), (p, k) => {
        const scaled = { ...p, wrongMinutes: p.wrongMinutes * k, tests: p.tests.map((t) => ({ ...t, minutes: t.minutes * k })) };
        expect(cost(scaled)).toBeCloseTo(k * cost(p), 6);
      }),
    );
  });
  it('never asks a test whose rows are equal, nor a dearer twin before the cheaper', () => {
    fc.assert(
      fc.property(problems(), (p) => {
        const ids = [...p.beliefs.keys()];
        const flat = (x: number) => new Map(ids.map((id) => [id, x]));
        const equal: Test = {
          id: 'equal',
          minutes: 0.01,
          readOnly: true,
          outcomes: new Map([
            ['yes', flat(0.4)],
            ['no', flat(0.6)],
          ]),
        };
        const twin: Test = { ...p.tests[0]!, id: 'twin', minutes: p.tests[0]!.minutes + 1 };
        const { tree } = planExactly({ ...p, tests: [twin, equal, ...p.tests], depth: p.depth + 1 });
        expect(tests(tree)).not.toContain('equal');
        const check = (n: PlanNode, asked: readonly string[]): void => {
          if (n.kind === 'conclude') return;
          if (n.test.id === 'twin') expect(asked).toContain(p.tests[0]!.id);
          for (const b of n.branches) check(b.next, [...asked, n.test.id]);
        };
        check(tree, []);
      }),
    );
  });
  it('does not see names or order', () => {
    fc.assert(
      fc.property(problems({ tests: 5 }), (p) => {
        const name = (id: string) => `z${9 - Number(id.slice(1))}`;
        const turned: PlanningProblem = {
          ...p,
          beliefs: new Map([...p.beliefs].reverse().map(([id, b]) => [name(id), b])),
          tests: [...p.tests].reverse().map((t) => ({
            ...t,
            id: name(t.id),
            outcomes: new Map([...t.outcomes].reverse().map(([o, col]) => [`not ${o}`, new Map([...col].map(([id, x]) => [name(id), x]))])),
          })),
        };
        expect(cost(turned)).toBeCloseTo(cost(p), 9);
      }),
    );
  });
  it('is zero when decided, and when all causes have the same remedies', () => {
    fc.assert(
      fc.property(problems(), (p) => {
        const ids = [...p.beliefs.keys()];
        const decided = planExactly({ ...p, beliefs: new Map(ids.map((id, i) => [id, i === 0 ? 1 : 0])) });
        const alike = planExactly({ ...p, groups: ids.map(() => 0) });
        for (const { cost, tree } of [decided, alike]) {
          expect(cost).toBe(0);
          expect(tree.kind).toBe('conclude');
        }
      }),
    );
  });
  it('costs no more when causes need not be told apart', () => {
    fc.assert(
      fc.property(problems({ grouped: true }), ({ groups, ...p }) => {
        expect(cost({ ...p, groups: groups ?? [] })).toBeLessThanOrEqual(cost(p) + 1e-9);
      }),
    );
  });
  it('looks before it changes anything', () => {
    fc.assert(
      fc.property(problems({ tests: 5, changing: true }), (p) => {
        const check = (n: PlanNode, changed: boolean): void => {
          if (n.kind === 'conclude') return;
          if (changed) expect(n.test.readOnly).toBe(false);
          for (const b of n.branches) check(b.next, changed || !n.test.readOnly);
        };
        check(planExactly(p).tree, false);
      }),
    );
  });
  it('says how far from the optimum it may be where the cap ends the search, and tells the same each time', () => {
    fc.assert(
      fc.property(problems({ causes: 5, tests: 7 }), (p) => {
        const deep = { ...p, depth: 7 };
        const capped = planExactly(deep, 30);
        expect(capped.cost - capped.gap).toBeLessThanOrEqual(cost(deep) + 1e-9);
        expect(cost(deep)).toBeLessThanOrEqual(capped.cost + 1e-9);
        expect(minutesOf(deep, capped.tree)).toBeCloseTo(capped.cost, 8);
        expect(planExactly(deep, 30)).toEqual(capped);
      }),
      { numRuns: 40 },
    );
  });
});
