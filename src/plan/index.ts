import type { Diagnosis, Setting } from '../diagnosis/index.ts';
import type { Knowledge } from '../knowledge/types.ts';
import { type Belief, information } from './belief.ts';
import { expectedMinutes, greedyPlanner } from './greedy.ts';
import { numberSteps } from './steps.ts';
import { type OpenTest, openTests } from './tests.ts';
import { OTHER, type Plan, type Planner } from './types.ts';

export { checkFor } from './tests.ts';
export type * from './types.ts';
export { NO_ANSWER, OTHER } from './types.ts';

/** A cause is decided at this probability: the next minute is better spent on its remedy. Judgement; THEORY §2 measures with it. */
const DECIDE_AT = 0.9;
/** Minutes lost by acting on a wrong cause: one round of mitigation, its wait, and back. Judgement, THEORY §2 measures with it. */
const WRONG_MINUTES = 60;
/** Chance that a check gives no answer: no access, log gone. Judgement. */
const NO_ANSWER_CHANCE = 0.1;
const DEPTH = 4;

/** The ledger and the open observables -> the steps that isolate the cause in the fewest expected minutes that `planner` finds. */
export function planDiagnosis(diagnosis: Diagnosis, knowledge: Knowledge, setting: Setting, planner: Planner = greedyPlanner): Plan {
  const beliefs = beliefsOf(diagnosis);
  const open = openTests(diagnosis, knowledge, setting);
  const tree = planner({
    beliefs,
    tests: open.map((o) => o.test),
    decideAt: DECIDE_AT,
    wrongMinutes: WRONG_MINUTES,
    noAnswer: NO_ANSWER_CHANCE,
    depth: DEPTH,
  });
  const confirmations = confirmationsOf(diagnosis, open);
  return {
    steps: numberSteps(tree, new Map(open.map((o) => [o.test.id, o]))),
    expectedMinutes: expectedMinutes(tree),
    byLikelihoodMinutes: byLikelihood(diagnosis, beliefs, confirmations),
    confirmations,
  };
}

function beliefsOf(d: Diagnosis): Belief {
  const total = d.hypotheses.reduce((s, h) => s + h.probability, 0) + d.other;
  return new Map([...d.hypotheses.map((h) => [h.id, h.probability / total] as const), [OTHER, d.other / total]]);
}

/** For each hypothesis the check that says most, per minute, about just this one against the rest. */
function confirmationsOf(d: Diagnosis, open: readonly OpenTest[]): Plan['confirmations'] {
  const out = new Map<string, { observable: OpenTest['observable']; check: OpenTest['check']; expects: string }>();
  for (const h of d.hypotheses) {
    // This one against the rest, evenly: the prior odds must not decide which look is the telling one.
    const even = new Map(d.hypotheses.map((x) => [x.id, x === h ? 0.5 : 0.5 / Math.max(1, d.hypotheses.length - 1)]));
    const best = open
      .map((o) => ({ o, rate: information(o.test, even) / o.test.minutes, expects: expectedOutcome(o, h.id) }))
      .filter((x) => x.rate > 0)
      // A confirmation is a look at which this cause shows itself, not only one at which it does not.
      .sort((a, b) => Number(b.expects.own) - Number(a.expects.own) || b.rate - a.rate)[0];
    if (best) out.set(h.id, { observable: best.o.observable, check: best.o.check, expects: best.expects.value });
  }
  return out;
}

function expectedOutcome(o: OpenTest, id: string): { value: string; own: boolean } {
  const ranked = [...o.test.outcomes].map(([value, column]) => ({ value, p: column.get(id) ?? 0 })).sort((a, b) => b.p - a.p);
  const value = ranked[0]?.value ?? 'yes';
  return { value, own: value !== 'no' };
}

/** Expected minutes of confirming one hypothesis after the other in rank order, each with its own cheapest check. */
function byLikelihood(d: Diagnosis, beliefs: Belief, confirmations: Plan['confirmations']): number {
  let spent = 0;
  let expected = 0;
  for (const h of d.hypotheses) {
    spent += confirmations.get(h.id)?.check.minutes ?? 0;
    expected += (beliefs.get(h.id) ?? 0) * spent;
  }
  return expected + (beliefs.get(OTHER) ?? 0) * spent;
}
