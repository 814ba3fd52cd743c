import type { Check, Observable } from '../knowledge/types.ts';

/** The belief id that stands for a cause outside the ledger. */
export const OTHER = 'other';

/** The belief id of causes that act together: "H1+H2". */
export const together = (ids: readonly string[]): string => ids.join('+');
export const membersOf = (id: string): readonly string[] => id.split('+');

/** The chance that one of these causes is at work, alone or with others. */
export const chanceIn = (belief: ReadonlyMap<string, number>, ...causes: readonly string[]): number =>
  [...belief].reduce((s, [id, p]) => (membersOf(id).some((m) => causes.includes(m)) ? s + p : s), 0);

/** A thing the plan may ask. Minutes are person-minutes; outcomes are exclusive and exhaustive but for "could not tell". */
export interface Test {
  readonly id: string;
  readonly minutes: number;
  readonly readOnly: boolean;
  /** Outcome -> belief id -> P(outcome | that cause). Each belief's column sums to 1. */
  readonly outcomes: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

export interface PlanningProblem {
  /** Belief id ("H1" …, "other") -> probability; sums to 1. */
  readonly beliefs: ReadonlyMap<string, number>;
  readonly tests: readonly Test[];
  /** Minutes lost by acting on a wrong cause: what a conclusion is weighed against. */
  readonly wrongMinutes: number;
  /** By place in `beliefs`: causes of one number have the same remedies and need not be told apart. */
  readonly groups?: readonly number[];
  /** Where the planner stops by confidence and not by cost: at least this probability. */
  readonly decideAt: number;
  /** Chance that a test gives no answer (log not at hand, no access). */
  readonly noAnswer: number;
  /** Longest path, in tests. */
  readonly depth: number;
}

export type PlanNode =
  | {
      readonly kind: 'test';
      readonly test: Test;
      readonly belief: ReadonlyMap<string, number>;
      readonly bits: number;
      readonly branches: readonly PlanBranch[];
    }
  | { readonly kind: 'conclude'; readonly belief: ReadonlyMap<string, number> };

export interface PlanBranch {
  /** An outcome of the test, or `NO_ANSWER`. */
  readonly outcome: string;
  readonly probability: number;
  readonly next: PlanNode;
}

export const NO_ANSWER = 'could-not-tell';

/** By hypothesis the ids of tests. */
export type OwnSigns = ReadonlyMap<string, ReadonlySet<string>>;

/** The interface that any planner fills: a problem in, a tree out. */
export type Planner = (problem: PlanningProblem) => PlanNode;

/** The cause acted on, those that the same remedies serve, and the chance that it is one of them. */
export interface Conclusion {
  readonly conclude: string;
  readonly alike: readonly string[];
  readonly probability: number;
}

export interface OutcomeStep {
  readonly outcome: string;
  readonly probability: number;
  readonly belief: ReadonlyMap<string, number>;
  /** The number of the next step, or the belief id that it ends in. */
  readonly next: { readonly step: number } | Conclusion;
}

export interface Step {
  readonly number: number;
  readonly observable: Observable;
  readonly check: Check;
  readonly test: Test;
  readonly bits: number;
  readonly belief: ReadonlyMap<string, number>;
  readonly outcomes: readonly OutcomeStep[];
}

export interface Plan {
  readonly steps: readonly Step[];
  /** Expected minutes until the cause is acted on: of looking, and of acting on a wrong one first. Of the whole tree, also where less is printed. */
  readonly expectedMinutes: number;
  /** `expectedMinutes` of a person with a checklist (`checklistMinutes`). */
  readonly byLikelihoodMinutes: number;
  /** How many minutes better a plan of the same tests and length could be: 0 when this one is proven the best. */
  readonly gap: number;
  /** Hypothesis id -> its cheapest telling check. */
  readonly confirmations: ReadonlyMap<string, Confirmed>;
  /** Hypothesis id -> the looks at which it mostly shows itself and other incidents hardly ever do. */
  readonly own: OwnSigns;
}

/** A look at which a cause shows itself (`own`), or at least one at which its rivals would. */
export interface Confirmed {
  readonly observable: Observable;
  readonly check: Check;
  readonly expects: string;
  readonly own: boolean;
  /** More often than not, and other incidents hardly ever. */
  readonly sure: boolean;
}
