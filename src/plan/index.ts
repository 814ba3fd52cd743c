import { type Diagnosis, doubted, isRecorded, type Setting } from '../diagnosis/index.ts';
import type { Access, Knowledge } from '../knowledge/types.ts';
import { actOn, DECIDED_AT, NAMED_AT } from './acts.ts';
import { type Belief, information, leader } from './belief.ts';
import { confirmationsOf } from './confirm.ts';
import { aimOf, checklistMinutes, minutesOf, type Sign } from './cost.ts';
import { type ExactPlan, planExactly } from './exact.ts';
import { furtherLooks, inTurn } from './further.ts';
import { offer } from './offer.ts';
import { shorten } from './shorten.ts';
import { numberSteps } from './steps.ts';
import { type OpenTest, openTests } from './tests.ts';
import { membersOf, OTHER, type Plan, type PlanningProblem, type Test, together } from './types.ts';

export { checkFor } from './tests.ts';
export type * from './types.ts';
export { chanceIn, membersOf, NO_ANSWER, OTHER } from './types.ts';
export { DECIDED_AT } from './acts.ts';

/** Minutes lost by acting on a wrong cause: one round of mitigation, its wait, and back. Judgement, THEORY §2 measures with it. */
const WRONG_MINUTES = 60;
/** Chance that a check gives no answer: no access, log gone. Judgement. */
const NO_ANSWER_CHANCE = 0.1;
/**
 * Longest path planned. On the incidents of the knowledge's own tests a fourth check saves 2.4 % of the minutes over three, a fifth 1.4 %, and each
 * makes the search ten times as long.
 */
const DEPTH = 4;
const MOST_TESTS = 16;
/** Nothing that stands in the ledger is impossible. Judgement. */
const LEAST = 0.002;
/** Steps printed on a path, and the chance of coming to a step below which it is not: more cannot be read while the pager rings. Judgement. */
const PRINTED = { levels: 4, reach: 0.05 };

export interface PlanOptions {
  /** Sets of hypothesis ids with the same remedies: they need not be told apart. */
  readonly groups?: readonly (readonly string[])[];
  /** What this person cannot reach: checks that need it are not planned. */
  readonly noAccess?: readonly Access[];
  /** Observables that somebody tried and could not tell: they are not asked again. */
  readonly skip?: readonly string[];
  readonly planner?: (problem: PlanningProblem) => Pick<ExactPlan, 'tree' | 'gap'>;
}

/** The ledger and the open observables -> the steps that isolate the cause in the fewest expected minutes. */
export function planDiagnosis(diagnosis: Diagnosis, knowledge: Knowledge, setting: Setting, options: PlanOptions = {}): Plan {
  const open = openTests(diagnosis, knowledge, setting, options.noAccess).filter((o) => !options.skip?.includes(o.observable.id));
  const beliefs = beliefsOf(diagnosis);
  const groups = options.groups && groupsOf([...beliefs.keys()], options.groups);
  const whole: PlanningProblem = {
    beliefs,
    tests: open.map((o) => o.test),
    decideAt: DECIDED_AT,
    wrongMinutes: WRONG_MINUTES,
    ...(groups ? { groups } : {}),
    noAnswer: NO_ANSWER_CHANCE,
    depth: DEPTH,
  };
  const problem = { ...whole, tests: offer(whole, MOST_TESTS) };
  const found = (options.planner ?? planExactly)(problem);
  const confirmations = confirmationsOf(diagnosis, open);
  // Nothing is worth a look by its cost alone; still nobody acts on a cause that nobody has seen, or that is not likely enough.
  const looks = diagnosis.evidence.filter(isRecorded).length + (options.skip?.length ?? 0);
  const further = found.tree.kind === 'conclude' ? furtherLooks(diagnosis, problem, open, looks) : undefined;
  const named = leader(beliefs).id !== OTHER && leader(beliefs).probability >= NAMED_AT;
  const unasked = found.tree.kind === 'conclude' && !further && looks === 0 && !named ? firstChecks(beliefs, open, confirmations) : [];
  const tree = further ?? (unasked.length ? inTurn(problem, unasked) : found.tree);
  const { gap } = found;
  const minutes = minutesOf(problem, tree);
  const signs = [...confirmations].map(([cause, { test, expects }]): Sign => ({ cause, test, expects }));
  const byLikelihood = checklistMinutes(problem, signs);
  const aim = (belief: Belief) => aimOf(belief, groups);
  const printed = shorten(tree, PRINTED, (node) => `${aim(node.belief).id} ${actOn(node.belief)}`);
  return {
    steps: numberSteps(printed, new Map(open.map((o) => [o.test.id, o])), aim),
    expectedMinutes: minutes.total,
    lookingMinutes: minutes.looking,
    byLikelihoodMinutes: byLikelihood.total,
    byLikelihoodLooking: byLikelihood.looking,
    gap,
    confirmations,
  };
}

/** What shows the likeliest cause, or the first of the ledger where none is likely; of causes that act together, for each what tells them from the others without it. */
function firstChecks(
  beliefs: Belief,
  open: readonly OpenTest[],
  confirmations: ReadonlyMap<string, { readonly test: Test; readonly own: boolean }>,
): Test[] {
  const lead = leader(beliefs).id;
  // Where the cause is most likely not in the ledger, its first two are the cheapest to be rid of, or to be surprised by.
  if (lead === OTHER) return [...new Set([...confirmations.values()].map((c) => c.test))].slice(0, 2);
  const members = membersOf(lead);
  // A look at which this cause does not show itself confirms nothing.
  if (members.length < 2) return members.flatMap((id) => (confirmations.get(id)?.own ? (confirmations.get(id)?.test ?? []) : []));
  const chosen: Test[] = [];
  for (const member of members) {
    const without = together(members.filter((m) => m !== member));
    const even = new Map([...beliefs.keys()].map((id) => [id, id === lead || id === without ? 0.5 : 0]));
    const rated = open
      .filter((o) => !chosen.includes(o.test))
      .map((o) => ({ test: o.test, rate: information(o.test, even) / o.test.minutes }));
    const best = rated.sort((x, y) => y.rate - x.rate)[0];
    if (best && best.rate > 0) chosen.push(best.test);
  }
  return chosen;
}

/**
 * What the plan tells apart: each hypothesis, those that act together as one more, and "something else". A set of causes counts for its best-ranked
 * member, so that a second cause that merely comes along is no rival of the first.
 */
function beliefsOf(d: Diagnosis): Belief {
  const joint = d.joint && together(d.joint.members);
  const masses = new Map<string, number>([...(joint ? [joint] : []), ...d.hypotheses.map((h) => h.id), OTHER].map((id) => [id, LEAST]));
  const add = (id: string, p: number) => masses.set(id, (masses.get(id) ?? 0) + p);
  const idOf = new Map(d.hypotheses.map((h) => [h.mode, h.id]));
  const rankOf = new Map<string, number>();
  d.hypotheses.forEach((h, rank) => {
    for (const mode of h.standsFor) if (!rankOf.has(mode)) rankOf.set(mode, rank);
  });
  // What was looked at counts in full; a text alone is believed no further than it is said.
  const { sets, other } = d.evidence.some(isRecorded) ? d.posterior : doubted(d.posterior);
  for (const set of sets) {
    let first = d.hypotheses.length;
    for (const mode of set.modes) first = Math.min(first, rankOf.get(mode.id) ?? first);
    const isJoint = joint !== undefined && together(set.modes.flatMap((m) => idOf.get(m) ?? []).sort()) === joint;
    add(isJoint ? joint : (d.hypotheses[first]?.id ?? OTHER), set.probability);
  }
  add(OTHER, other);
  const total = [...masses.values()].reduce((s, p) => s + p, 0);
  return new Map([...masses].map(([id, p]) => [id, p / total]));
}

/** A number for each belief id: that of its set, or its own. */
const groupsOf = (ids: readonly string[], sets: readonly (readonly string[])[]): number[] =>
  ids.map((id, i) => {
    const set = sets.findIndex((s) => s.includes(id));
    return set < 0 ? sets.length + i : set;
  });
