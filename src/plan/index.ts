import { type Diagnosis, isRecorded, type Setting } from '../diagnosis/index.ts';
import type { Access, Knowledge } from '../knowledge/types.ts';
import { actOn, changesAct, DECIDED_AT, NAMED_AT } from './acts.ts';
import type { Belief } from './belief.ts';
import { beliefsOf, groupsOf } from './beliefs.ts';
import { confirmationsOf } from './confirm.ts';
import { aimOf, checklistMinutes, minutesOf, type Sign } from './cost.ts';
import { lookOn, ownSigns } from './denied.ts';
import { distinctLooks } from './distinct.ts';
import { type ExactPlan, planExactly } from './exact.ts';
import { firstChecks } from './first.ts';
import { downTheList, furtherLooks, inTurn } from './further.ts';
import { offer } from './offer.ts';
import { shorten } from './shorten.ts';
import { numberSteps } from './steps.ts';
import { openTests } from './tests.ts';
import { OTHER, type Plan, type PlanNode, type PlanningProblem, type Step } from './types.ts';

export { DECIDED_AT } from './acts.ts';
export { after, type Belief, chanceOf, leader } from './belief.ts';
export { beliefsOf } from './beliefs.ts';
export { deniedBy } from './denied.ts';
export { checkFor, checksFor } from './tests.ts';

export type * from './types.ts';
export { chanceIn, membersOf, NO_ANSWER, OTHER } from './types.ts';

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
/** Steps printed on a path, and in all: more cannot be read while the pager rings. Judgements. */
const LEVELS = 3;
const MOST_STEPS = 4;
/** The chance of coming to a step below which it is not printed: the least that leaves few enough. */
const REACHES = [0.05, 0.1, 0.15, 0.25];

export interface PlanOptions {
  /** Sets of hypothesis ids with the same remedies: they need not be told apart. */
  readonly groups?: readonly (readonly string[])[];
  /** Hypothesis -> the mitigation that holds its effect: what only tells causes of one from each other is not printed. */
  readonly holds?: ReadonlyMap<string, string>;
  /** What this person cannot reach: checks that need it are not planned. */
  readonly noAccess?: readonly Access[];
  /** Observables that somebody tried and could not tell: they are not asked again. */
  readonly skip?: readonly string[];
  readonly planner?: (problem: PlanningProblem) => Pick<ExactPlan, 'tree' | 'gap'>;
}

/** The ledger and the open observables -> the steps that isolate the cause in the fewest expected minutes. */
export function planDiagnosis(diagnosis: Diagnosis, knowledge: Knowledge, setting: Setting, options: PlanOptions = {}): Plan {
  const opened = openTests(diagnosis, knowledge, setting, options.noAccess);
  const beliefs = beliefsOf(diagnosis);
  const open = distinctLooks(
    opened.filter((o) => !options.skip?.includes(o.observable.id)),
    beliefs,
  );
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
  const looks = diagnosis.evidence.filter(isRecorded).length + (options.skip?.length ?? 0);
  const named = isNamed(problem);
  const acts = found.tree.kind === 'conclude' || named;
  // Nothing is worth a look by its cost alone; still nobody acts on a cause that nobody has seen, or that is not likely enough.
  const further = acts ? furtherLooks(diagnosis, problem, open, looks) : undefined;
  const unasked = acts && !further && looks === 0 && !named ? firstChecks(beliefs, open, confirmations) : [];
  const signs = [...confirmations].map(([cause, { test, expects }]): Sign => ({ cause, test, expects }));
  const own = ownSigns(diagnosis, open);
  const tree = lookOn(problem, cheaper(problem, further, signs) ?? (unasked.length ? inTurn(problem, unasked) : found.tree), open, own);
  const aim = (belief: Belief) => aimOf(belief, groups);
  const tests = new Map(open.map((o) => [o.test.id, o]));
  const act = (belief: Belief) => actOn(problem, belief);
  const printed = REACHES.map((reach) => () => {
    const shorter = shorten(tree, { levels: LEVELS, reach, keepFirst: looks === 0 }, (belief) =>
      actOn(problem, belief, { holds: options.holds }),
    );
    return numberSteps(shorter, tests, { aim, act });
  });
  return {
    steps: fewEnough(printed),
    expectedMinutes: minutesOf(problem, tree),
    byLikelihoodMinutes: checklistMinutes(problem, signs),
    gap: found.gap,
    confirmations,
    own,
  };
}

/** Looks that only make sure are no dearer than a checklist: where it is cheaper, and its answers change the act, it is followed. */
function cheaper(problem: PlanningProblem, further: PlanNode | undefined, signs: readonly Sign[]): PlanNode | undefined {
  if (!further) return undefined;
  const list = downTheList(problem, distinctSigns(signs).slice(0, LEVELS));
  return changesAct(problem, list) && minutesOf(problem, list) < minutesOf(problem, further) ? list : further;
}

const distinctSigns = (signs: readonly Sign[]): Sign[] => signs.filter((s, i) => signs.findIndex((x) => x.test === s.test) === i);

/** The first list that is no longer than can be read, else the shortest. */
function fewEnough(lists: readonly (() => Step[])[]): Step[] {
  let steps: Step[] = [];
  for (const list of lists) {
    steps = list();
    if (steps.length <= MOST_STEPS) break;
  }
  return steps;
}

function isNamed({ beliefs, groups }: PlanningProblem): boolean {
  const lead = aimOf(beliefs, groups);
  return lead.id !== OTHER && lead.probability >= NAMED_AT;
}
