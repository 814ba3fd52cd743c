import { after, type Belief, chanceOf, information } from '../src/plan/belief.ts';
import { checklistMinutes, fixedOrderMinutes, minutesOf, type Sign, stopCost } from '../src/plan/cost.ts';
import { planExactly } from '../src/plan/exact.ts';
import { greedyPlanner } from '../src/plan/greedy.ts';
import type { PlanNode, PlanningProblem, Test } from '../src/plan/types.ts';

/** How often a cause makes a look show `yes`: the words of the knowledge with a common leak, or never and always. */
const CHANCES = { noisy: [0.95, 0.75, 0.5, 0.25, 0.08, 0.02], certain: [0, 1] };
type Kind = keyof typeof CHANCES;

/** Numerical Recipes' generator: the same instances on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function instance(random: () => number, kind: Kind, causes: number, looks: number, depth: number): PlanningProblem {
  const weights = Array.from({ length: causes }, () => -Math.log(1 - random()));
  const total = weights.reduce((s, w) => s + w, 0);
  const ids = weights.map((_, i) => `H${i + 1}`);
  const words = CHANCES[kind];
  const tests = Array.from({ length: looks }, (_, t): Test => {
    const yes = ids.map(() => words[Math.floor(random() * words.length)] ?? 0);
    const column = (f: (i: number) => number) => new Map(ids.map((id, i) => [id, f(i)]));
    const outcomes = new Map([
      ['yes', column((i) => yes[i] ?? 0)],
      ['no', column((i) => 1 - (yes[i] ?? 0))],
    ]);
    return { id: `t${t}`, minutes: 1 + Math.floor(random() * 15), readOnly: true, outcomes };
  });
  const beliefs = new Map(ids.map((id, i) => [id, (weights[i] ?? 0) / total]));
  return { beliefs, tests, decideAt: 0.9, wrongMinutes: 60, noAnswer: kind === 'noisy' ? 0.1 : 0, depth };
}

/** A policy that picks one test at a time: its tree. */
function follow(p: PlanningProblem, pick: (p: PlanningProblem, belief: Belief, open: readonly Test[]) => Test | undefined) {
  const grow = (belief: Belief, open: readonly Test[], depth: number): PlanNode => {
    const test = depth > 0 ? pick(p, belief, open) : undefined;
    if (!test) return { kind: 'conclude', belief };
    const rest = open.filter((t) => t !== test);
    const answers = [...test.outcomes.keys()].flatMap((outcome) => {
      const probability = (1 - p.noAnswer) * chanceOf(test, outcome, belief);
      return probability > 0 ? [{ outcome, probability, next: grow(after(test, outcome, belief), rest, depth - 1) }] : [];
    });
    const none = p.noAnswer > 0 ? [{ outcome: 'none', probability: p.noAnswer, next: grow(belief, rest, depth - 1) }] : [];
    return { kind: 'test', test, belief, bits: 0, branches: [...answers, ...none] };
  };
  return minutesOf(p, grow(p.beliefs, p.tests, p.depth));
}

const most = (tests: readonly Test[], value: (t: Test) => number, above: number): Test | undefined => {
  let best: Test | undefined;
  let top = above;
  for (const t of tests) if (value(t) > top + 1e-12) [best, top] = [t, value(t)];
  return best;
};
const decided = (p: PlanningProblem, belief: Belief) => Math.max(...belief.values()) >= p.decideAt;
/** What asking a test and then acting saves over acting now. */
const saves = (p: PlanningProblem, b: Belief, t: Test) =>
  [...t.outcomes.keys()].reduce(
    (s, o) => s - (1 - p.noAnswer) * chanceOf(t, o, b) * stopCost(p, after(t, o, b)),
    (1 - p.noAnswer) * stopCost(p, b) - t.minutes,
  );
/** How much a test tells about one cause against the rest together. */
const telling = (b: Belief, t: Test, id: string) =>
  information(t, new Map([...b.keys()].map((x) => [x, x === id ? 0.5 : 0.5 / Math.max(1, b.size - 1)])));
type Worth = (t: Test) => number;
/** What a list takes to confirm a cause: the look that tells most about it, whatever it costs, or the one that tells most per minute. */
const SUREST: Worth = () => 1;
const CHEAPEST: Worth = (t) => 1 / t.minutes;

/** Each cause's own test and what it shows there, in the order of `rank`. */
function signs(p: PlanningProblem, worth: Worth, rank: (id: string, t: Test) => number): Sign[] {
  const all = [...p.beliefs.keys()].flatMap((cause) => {
    const test = most(p.tests, (t) => telling(p.beliefs, t, cause) * worth(t), 0);
    if (!test) return [];
    const expects = [...test.outcomes].sort((a, b) => (b[1].get(cause) ?? 0) - (a[1].get(cause) ?? 0))[0]?.[0] ?? 'yes';
    return [{ cause, test, expects, rank: rank(cause, test) }];
  });
  return all.sort((a, b) => b.rank - a.rank);
}

/** The same tests without their causes, for somebody who weighs what each says of every cause: one that a likelier cause has taken is not asked again. */
function confirmations(p: PlanningProblem, worth: Worth, rank: (id: string, t: Test) => number): Test[] {
  const taken = new Map<Test, number>();
  for (const id of [...p.beliefs.keys()].sort((a, b) => chance(p, b) - chance(p, a))) {
    const open = p.tests.filter((t) => !taken.has(t));
    const test = most(open, (t) => telling(p.beliefs, t, id) * worth(t), 0);
    if (test) taken.set(test, rank(id, test));
  }
  return [...taken].sort((a, b) => b[1] - a[1]).map(([test]) => test);
}

const chance = (p: PlanningProblem, id: string) => p.beliefs.get(id) ?? 0;
const POLICIES: Readonly<Record<string, (p: PlanningProblem) => number>> = {
  'one-step look-ahead on net value, replanned': (p) => follow(p, (_, b, open) => most(open, (t) => saves(p, b, t), 0)),
  'greedy information per minute, stop at .9': (p) => minutesOf(p, greedyPlanner(p)),
  'information, cost ignored, stop at .9': (p) =>
    follow(p, (_, b, open) => (decided(p, b) ? undefined : most(open, (t) => information(t, b), 0.02))),
  'checklist, surest look of each cause': (p) =>
    checklistMinutes(
      p,
      signs(p, SUREST, (id) => chance(p, id)),
    ),
  'checklist, cheapest telling look of each cause': (p) =>
    checklistMinutes(
      p,
      signs(p, CHEAPEST, (id) => chance(p, id)),
    ),
  'surest looks in p/c order, all weighed': (p) =>
    fixedOrderMinutes(
      p,
      confirmations(p, SUREST, (id, t) => chance(p, id) / t.minutes),
    ),
  'surest looks in order of likelihood, all weighed': (p) =>
    fixedOrderMinutes(
      p,
      confirmations(p, SUREST, (id) => chance(p, id)),
    ),
  'cheapest looks in order of likelihood, all weighed': (p) =>
    fixedOrderMinutes(
      p,
      confirmations(p, CHEAPEST, (id) => chance(p, id)),
    ),
};

const quantile = (xs: readonly number[], q: number) =>
  [...xs].sort((a, b) => a - b)[Math.min(xs.length - 1, Math.floor(q * xs.length))] ?? 0;
const mean = (xs: readonly number[]) => xs.reduce((s, x) => s + x, 0) / Math.max(1, xs.length);

/** A policy's tree is grown in full: three branches a step. */
const LONGEST_GROWN = 5;

/** Ratios of the mean cost of simple policies to the optimum, and what the optimum takes in processor time. */
export function measure(runs: number, causes: number, looks: number, depth: number): void {
  for (const kind of Object.keys(CHANCES) as Kind[]) {
    const random = randomFrom(12345);
    const problems = Array.from({ length: runs }, () => instance(random, kind, causes, looks, depth));
    for (const p of problems.slice(0, 10)) planExactly(p);
    const plans = problems.map((p) => {
      const from = process.cpuUsage();
      const plan = planExactly(p);
      const spent = process.cpuUsage(from);
      return { ...plan, ms: (spent.user + spent.system) / 1000 };
    });
    const ms = plans.map((x) => x.ms);
    const nodes = plans.map((x) => x.nodes);
    const proven = plans.filter((x) => x.gap === 0).length;
    console.log(`\n${kind} outcomes: ${runs} instances, ${causes} causes, ${looks} tests, paths of at most ${depth}`);
    console.log(
      `exact: mean ${mean(plans.map((x) => x.cost)).toFixed(2)} min; proven ${proven} of ${runs}, mean gap ${mean(plans.map((x) => x.gap)).toFixed(2)}; processor ms median ${quantile(ms, 0.5).toFixed(1)}, 95th percentile ${quantile(ms, 0.95).toFixed(1)}; nodes median ${quantile(nodes, 0.5)}, 95th percentile ${quantile(nodes, 0.95)}`,
    );
    const best = mean(plans.map((x) => x.cost));
    for (const [name, policy] of Object.entries(POLICIES)) {
      const costs = problems.map((p) => policy({ ...p, depth: Math.min(depth, LONGEST_GROWN) }));
      const worst = Math.max(...costs.map((c, i) => c / Math.max(0.01, plans[i]?.cost ?? 1)));
      console.log(`${name.padEnd(48)} ${(mean(costs) / best).toFixed(2)}   worst ${worst.toFixed(2)}`);
    }
  }
}
