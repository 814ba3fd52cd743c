import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knowledge, mode, observable, reading, signal } from '../../tests/support/mini.ts';
import { diagnose, settingOf } from '../diagnosis/index.ts';
import { actOn, DECIDED_AT } from './acts.ts';
import { after, type Belief, chanceOf, entropy, information } from './belief.ts';
import { aimOf } from './cost.ts';
import { expectedMinutes, greedyPlanner } from './greedy.ts';
import { planDiagnosis } from './index.ts';
import { shorten } from './shorten.ts';
import { numberSteps } from './steps.ts';
import type { OpenTest } from './tests.ts';
import { NO_ANSWER, type PlanNode, type PlanningProblem, type Step, type Test } from './types.ts';

/** Random problems: up to four causes, up to five yes / no tests. */
const problems = fc
  .record({
    weights: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 4 }),
    tests: fc.array(
      fc.record({
        minutes: fc.integer({ min: 1, max: 20 }),
        yes: fc.array(fc.double({ min: 0.01, max: 0.99, noNaN: true }), { minLength: 4, maxLength: 4 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  })
  .map(({ weights, tests }): PlanningProblem => {
    const total = weights.reduce((s, w) => s + w, 0);
    const ids = weights.map((_, i) => `H${i + 1}`);
    const column = (f: (i: number) => number) => new Map(ids.map((id, i) => [id, f(i)]));
    return {
      beliefs: new Map(ids.map((id, i) => [id, (weights[i] ?? 0) / total])),
      tests: tests.map(
        (t, n): Test => ({
          id: `t${n}`,
          minutes: t.minutes,
          readOnly: true,
          outcomes: new Map([
            ['yes', column((i) => t.yes[i] ?? 0)],
            ['no', column((i) => 1 - (t.yes[i] ?? 0))],
          ]),
        }),
      ),
      decideAt: 0.9,
      wrongMinutes: 60,
      noAnswer: 0.1,
      depth: 4,
    };
  });

/** Under another name than that of a test's hook. */
const update = after;

const nodes = (n: PlanNode): PlanNode[] => (n.kind === 'conclude' ? [n] : [n, ...n.branches.flatMap((b) => nodes(b.next))]);
const paths = (n: PlanNode, so: string[] = []): string[][] =>
  n.kind === 'conclude' ? [so] : n.branches.flatMap((b) => paths(b.next, [...so, n.test.id]));

describe('belief', () => {
  it('after an outcome is still a distribution, and on average the belief before it', () => {
    fc.assert(
      fc.property(problems, ({ beliefs, tests }) => {
        for (const t of tests) {
          const back = new Map([...beliefs.keys()].map((id) => [id, 0]));
          for (const outcome of t.outcomes.keys()) {
            const b = after(t, outcome, beliefs);
            expect([...b.values()].reduce((s, p) => s + p, 0)).toBeCloseTo(1, 9);
            for (const [id, p] of b) back.set(id, (back.get(id) ?? 0) + chanceOf(t, outcome, beliefs) * p);
          }
          for (const [id, p] of beliefs) expect(back.get(id)).toBeCloseTo(p, 9);
        }
      }),
    );
  });
  it('information is never negative, never above the entropy, and zero for equal rows', () => {
    fc.assert(
      fc.property(problems, ({ beliefs, tests }) => {
        for (const t of tests) {
          const bits = information(t, beliefs);
          expect(bits).toBeGreaterThanOrEqual(0);
          expect(bits).toBeLessThanOrEqual(entropy(beliefs) + 1e-9);
        }
        const equal: Test = {
          id: 'e',
          minutes: 1,
          readOnly: true,
          outcomes: new Map([
            ['yes', new Map([...beliefs.keys()].map((id) => [id, 0.3]))],
            ['no', new Map([...beliefs.keys()].map((id) => [id, 0.7]))],
          ]),
        };
        expect(information(equal, beliefs)).toBeCloseTo(0, 9);
      }),
    );
  });
});

describe('greedyPlanner', () => {
  it('asks a test once on a path, ends every path in a conclusion, and keeps to the depth', () => {
    fc.assert(
      fc.property(problems, (p) => {
        for (const path of paths(greedyPlanner(p))) {
          expect(new Set(path).size).toBe(path.length);
          expect(path.length).toBeLessThanOrEqual(p.depth);
        }
      }),
    );
  });
  it('scales its value with the costs and keeps its tests', () => {
    fc.assert(
      fc.property(problems, fc.integer({ min: 2, max: 9 }), (p, k) => {
        const scaled = { ...p, tests: p.tests.map((t) => ({ ...t, minutes: t.minutes * k })) };
        expect(expectedMinutes(greedyPlanner(scaled))).toBeCloseTo(k * expectedMinutes(greedyPlanner(p)), 6);
      }),
    );
  });
  it('asks nothing when one cause is decided', () => {
    fc.assert(
      fc.property(problems, (p) => {
        const [first] = p.beliefs.keys();
        const decided = new Map([...p.beliefs.keys()].map((id) => [id, id === first ? 0.95 : 0.05 / Math.max(1, p.beliefs.size - 1)]));
        expect(greedyPlanner({ ...p, beliefs: decided }).kind).toBe('conclude');
      }),
    );
  });
  it('never asks a test whose rows are equal', () => {
    fc.assert(
      fc.property(problems, (p) => {
        const ids = [...p.beliefs.keys()];
        const equal: Test = {
          id: 'equal',
          minutes: 0.1,
          readOnly: true,
          outcomes: new Map([
            ['yes', new Map(ids.map((id) => [id, 0.5]))],
            ['no', new Map(ids.map((id) => [id, 0.5]))],
          ]),
        };
        const asked = nodes(greedyPlanner({ ...p, tests: [...p.tests, equal] })).flatMap((n) => (n.kind === 'test' ? [n.test.id] : []));
        expect(asked).not.toContain('equal');
      }),
    );
  });
});

describe('planDiagnosis', () => {
  const k = knowledge(
    [
      mode('a', { shared: 'always', onlya: 'always' }),
      mode('b', { shared: 'always', onlyb: 'always' }),
      mode('c', { shared: 'always', onlyc: 'usually' }),
    ],
    [observable('dear', { checks: [{ on: 'any', action: 'Look long', minutes: 60, access: 'logs', readOnly: true, looks: {} }] })],
  );
  const plan = () => {
    const r = reading([signal('shared')]);
    return planDiagnosis(diagnose(r, k), k, settingOf(r, []));
  };
  it('asks only what is open, in numbered steps that point forward and end', () => {
    const p = plan();
    expect(p.steps.length).toBeGreaterThan(0);
    expect(p.steps.map((s) => s.observable.id)).not.toContain('shared');
    for (const s of p.steps) for (const o of s.outcomes) if ('step' in o.next) expect(o.next.step).toBeGreaterThan(s.number);
  });
  it('still has a first look where something else leads', () => {
    const r = reading([]);
    const d = diagnose(r, k);
    const unknown = {
      ...d,
      hypotheses: d.hypotheses.map((h) => ({ ...h, probability: 0.01 })),
      other: 0.95,
      posterior: { ...d.posterior, sets: [], other: 0.95 },
    };
    expect(planDiagnosis(unknown, k, settingOf(r, [])).steps.length).toBeGreaterThan(0);
  });
  it('gives each hypothesis a confirmation at which it shows itself', () => {
    const p = plan();
    expect([...p.confirmations.keys()].sort()).toEqual(['H1', 'H2', 'H3']);
    for (const c of p.confirmations.values()) expect(c.expects).toBe('yes');
  });
  it('says minutes of the whole tree, no worse than confirming in order of likelihood', () => {
    const p = plan();
    expect(p.gap).toBe(0);
    expect(p.expectedMinutes).toBeLessThanOrEqual(p.byLikelihoodMinutes + 1e-9);
  });
  it('does not ask what another reading settles', () => {
    const own = (settledBy: readonly string[]) => ({
      ...k,
      observables: k.observables.map((o) => (o.id === 'onlya' ? { ...o, settledBy } : o)),
    });
    const asked = (settledBy: readonly string[]) => {
      const r = reading([signal('shared')]);
      const p = planDiagnosis(diagnose(r, own(settledBy)), own(settledBy), settingOf(r, []));
      return [...p.steps.map((s) => s.observable.id), ...[...p.confirmations.values()].map((c) => c.observable.id)];
    };
    expect(asked([])).toContain('onlya');
    expect(asked(['shared=no'])).toContain('onlya');
    expect(asked(['shared=yes'])).not.toContain('onlya');
  });
  it('does not plan what this person cannot reach', () => {
    const r = reading([signal('shared')]);
    const p = planDiagnosis(diagnose(r, k), k, settingOf(r, []), { noAccess: ['logs'] });
    expect(p.steps).toEqual([]);
    expect(p.confirmations.size).toBe(0);
  });
  it('does not tell apart what the same remedies serve', () => {
    const r = reading([signal('shared')]);
    const d = diagnose(r, k);
    const ids = d.hypotheses.map((h) => h.id);
    const alike = planDiagnosis(d, k, settingOf(r, []), { groups: [ids] });
    expect(alike.expectedMinutes).toBeLessThan(plan().expectedMinutes);
    for (const s of alike.steps) {
      for (const { next } of s.outcomes)
        if ('conclude' in next && next.conclude !== 'other') expect([next.conclude, ...next.alike].sort()).toEqual(ids);
    }
  });
});

describe('shorten', () => {
  const belief = new Map([['H1', 1]]);
  const leaf: PlanNode = { kind: 'conclude', belief };
  const test: Test = { id: 't', minutes: 1, readOnly: true, outcomes: new Map() };
  const chain = (n: number): PlanNode =>
    n === 0
      ? leaf
      : {
          kind: 'test',
          test: { ...test, id: `t${n}` },
          belief,
          bits: 1,
          branches: [
            { outcome: 'yes', probability: 0.3, next: chain(n - 1) },
            { outcome: 'no', probability: 0.7, next: { kind: 'conclude', belief: new Map([[`other${n}`, 1]]) } },
          ],
        };
  const asked = (n: PlanNode): number => (n.kind === 'conclude' ? 0 : 1 + Math.max(...n.branches.map((b) => asked(b.next))));
  const first = (b: Belief) => [...b.keys()][0] ?? '';
  it('keeps to the levels and to what is likely enough to come up', () => {
    expect(asked(shorten(chain(6), { levels: 4, reach: 0, keepFirst: true }, first))).toBe(4);
    expect(asked(shorten(chain(6), { levels: 4, reach: 0.1, keepFirst: true }, first))).toBe(2);
  });
  it('leaves out a look after which every answer leads to the same act', () => {
    expect(asked(shorten(chain(3), { levels: 3, reach: 0, keepFirst: true }, () => 'same'))).toBe(1);
    expect(asked(shorten(chain(3), { levels: 3, reach: 0, keepFirst: false }, () => 'same'))).toBe(0);
  });
});

describe('steps', () => {
  const IDS = ['H1', 'H2', 'other'];
  const belief = (...ps: number[]): Belief => new Map(IDS.map((id, i) => [id, ps[i] ?? 0]));
  /** A test whose answer is yes with these chances, and what follows each answer. */
  const ask = (id: string, yes: number[], at: Belief, next: (belief: Belief, outcome: string) => PlanNode): PlanNode => {
    const column = (f: (p: number) => number) => new Map(IDS.map((h, i) => [h, f(yes[i] ?? 0)]));
    const test: Test = {
      id,
      minutes: 1,
      readOnly: true,
      outcomes: new Map([
        ['yes', column((p) => p)],
        ['no', column((p) => 1 - p)],
      ]),
    };
    const way = (outcome: string, probability: number, then: Belief) => ({ outcome, probability, next: next(then, outcome) });
    const branches = ['yes', 'no'].map((o) => way(o, 0.9 * chanceOf(test, o, at), update(test, o, at)));
    return { kind: 'test', test, belief: at, bits: 1, branches: [...branches, way(NO_ANSWER, 0.1, at)] };
  };
  const end = (at: Belief): PlanNode => ({ kind: 'conclude', belief: at });
  const open = new Map(['a', 'b', 'c'].map((id) => [id, { test: { id } } as OpenTest]));
  const ends = { aim: (b: Belief) => aimOf(b), act: (b: Belief) => actOn({}, b) };
  const b = (at: Belief) => ask('b', [0.95, 0.05, 0.05], at, end);

  it('prints a check once for all branches that come to it, for the likeliest way', () => {
    // Whatever is said of `a`, who looks at `b` then goes by it.
    const steps = numberSteps(ask('a', [0.52, 0.48, 0.5], belief(0.55, 0.4, 0.05), b), open, ends);
    expect(steps.map((s) => s.test.id)).toEqual(['a', 'b']);
    expect(steps[0]?.outcomes.map((o) => o.next)).toEqual([{ step: 2 }, { step: 2 }, { step: 2 }]);
  });
  it('ends the other ways before it where an answer would end in another cause', () => {
    const steps = numberSteps(ask('a', [0.99, 0.01, 0.5], belief(0.5, 0.45, 0.05), b), open, ends);
    expect(steps.map((s) => s.test.id)).toEqual(['a', 'b']);
    expect(steps[0]?.outcomes.filter((o) => 'step' in o.next)).toHaveLength(1);
  });
  it('never leads backwards, and every way ends in the likeliest cause, nowhere too boldly', () => {
    const chance = fc.array(fc.double({ min: 0.02, max: 0.98, noNaN: true }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(chance, chance, chance, fc.boolean(), (a, x, y, turned) => {
        const deep = (ids: string[], at: Belief): PlanNode =>
          ids.length === 0 ? end(at) : ask(ids[0] as string, ids[0] === 'b' ? x : y, at, (then) => deep(ids.slice(1), then));
        const root = ask('a', a, belief(0.5, 0.4, 0.1), (at, outcome) => deep(turned && outcome === 'no' ? ['c', 'b'] : ['b', 'c'], at));
        const steps = numberSteps(root, open, ends);
        const walk = (number: number, at: Belief): void => {
          const step = steps[number - 1] as Step;
          for (const { outcome, next } of step.outcomes) {
            const then = outcome === NO_ANSWER ? at : update(step.test, outcome, at);
            if ('step' in next) {
              expect(next.step).toBeGreaterThan(number);
              walk(next.step, then);
              continue;
            }
            expect(next.conclude).toBe(aimOf(then).id);
            if (next.conclude !== 'other' && next.probability >= DECIDED_AT)
              expect(aimOf(then).probability).toBeGreaterThanOrEqual(DECIDED_AT);
          }
        };
        walk(1, root.belief);
      }),
    );
  });
});
