import type { Incident } from '../incident/types.ts';

/** An incident with the truth that was found later. */
export interface Case {
  readonly id: string;
  /** The folder that it came from: results are given per set, never only pooled. */
  readonly set: string;
  readonly incident: Incident;
  readonly truth: {
    readonly cause: string;
    readonly classes: readonly string[];
    /** Modes that state the true mechanism; absent where nobody named one, or the knowledge has none. */
    readonly modes?: readonly string[];
    /** Accepted levels; empty where nobody judged it: then it is not scored. */
    readonly severity: readonly string[];
    readonly keyFacts: readonly string[];
  };
}

export interface CaseScore {
  readonly id: string;
  readonly set: string;
  readonly primary: string;
  /** Rank of the first hypothesis of an accepted class; 0 when none has one. */
  readonly rank: number;
  /** The same of the first hypothesis whose mechanism is a true one; absent where the case names no mode. */
  readonly mechanismRank?: number;
  readonly leading: string;
  readonly probability: number;
  /** `right` is absent where the case accepts no level. */
  readonly severity: { readonly given: string; readonly right?: boolean };
  /** Share of the key facts that stand in the rendered report. */
  readonly keyFacts: number;
  /** Share of the quotations that are in the input at their offsets. */
  readonly grounded: number;
  /** Squared error of the probabilities of "an accepted class" (THEORY §5). */
  readonly brier: number;
  readonly expectedMinutes: number;
  readonly lint: number;
}

export interface Summary {
  readonly cases: number;
  readonly top1: number;
  readonly top3: number;
  readonly mrr: number;
  /** Of the cases that name their mode: the true mechanism stands first, or among the first three. */
  readonly mechanism1: number;
  readonly mechanism3: number;
  readonly severity: number;
  readonly keyFacts: number;
  readonly grounded: number;
  readonly brier: number;
  readonly expectedMinutes: number;
  readonly lintClean: number;
}
