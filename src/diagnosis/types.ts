import type { Cell, Mode, Observable } from '../knowledge/types.ts';
import type { Signal } from '../signals/types.ts';

/** One answered observable as the inference sees it: all signals that give it this value, merged. */
export interface Evidence {
  readonly observable: Observable;
  readonly value: string;
  /** 0..1, how far the reading is trusted; multiplies the log-likelihood. */
  readonly weight: number;
  /** 0..1, how much an absence (`no`) says; only used for denials. */
  readonly strength: number;
  readonly signals: readonly Signal[];
  /** Computed, with a result that stands in the incident itself. */
  readonly proof?: true;
  /** A fault that parsing found in the code that was given. */
  readonly parsed?: true;
  /** Read by a language model alone: it is heard within bounds (`proposals.ts`). */
  readonly byModel?: true;
}

/** One or two modes that act together, with the probability that just these are the cause. */
export interface FaultSet {
  readonly modes: readonly Mode[];
  readonly probability: number;
}

export interface Posterior {
  readonly sets: readonly FaultSet[];
  /** Mode id -> probability that it is among the causes. */
  readonly ofMode: ReadonlyMap<string, number>;
  /** Probability of a cause that the knowledge does not hold. */
  readonly other: number;
}

/** What one piece of evidence says of one hypothesis. */
export interface Bearing {
  readonly evidence: Evidence;
  /** P(evidence | this cause alone). */
  readonly likelihood: number;
  /** How many times likelier the cause makes it than the rivals do on average. Below 1 it speaks against. */
  readonly ratio: number;
  readonly because: string;
}

export type Band = 'very likely' | 'likely' | 'possible' | 'unlikely' | 'remote';

export interface Hypothesis {
  readonly id: string;
  readonly mode: Mode;
  /** That the mode is among the causes, or one of its class that is not shown. */
  readonly probability: number;
  /** That it is just this mode: of `probability` the part that no other mechanism of its class has. */
  readonly alone: number;
  /** Modes of its class that are not shown and worth a word, each with its own probability. */
  readonly variants: readonly { readonly mode: Mode; readonly probability: number }[];
  /** Ids of all modes whose probability is in this one's, its own first of all. */
  readonly standsFor: ReadonlySet<string>;
  readonly band: Band;
  readonly supports: readonly Bearing[];
  /** Signals that call for a cause, and that this one alone leaves to chance. */
  readonly unexplained: readonly Bearing[];
  readonly disconfirms: readonly Bearing[];
  /** What this cause would usually show, and what nobody has looked at. */
  readonly missing: readonly Cell[];
  /** How often it ranks first when words move a step and a signal is dropped, of `Stability.runs`. */
  readonly firstIn: number;
}

/** Causes that together explain what none explains alone. */
export interface JointCause {
  readonly members: readonly string[];
  readonly probability: number;
  /** Hypothesis id -> observables that only this member explains. */
  readonly onlyBy: Readonly<Record<string, readonly Evidence[]>>;
  readonly because: string;
}

export interface Diagnosis {
  readonly evidence: readonly Evidence[];
  readonly hypotheses: readonly Hypothesis[];
  readonly other: number;
  readonly joint?: JointCause;
  /** Hypothesis ids of the smallest set that leaves no signal unexplained, and what even that leaves. */
  readonly cover: { readonly members: readonly string[]; readonly leaves: readonly Evidence[] };
  readonly stability: { readonly runs: number; readonly first: number };
  /** The first two are closer than two to one. */
  readonly separable: boolean;
  readonly posterior: Posterior;
  /** Cause classes: a language model's signals would have put one before a well-supported other, and were not weighed. */
  readonly unheeded?: { readonly would: string; readonly kept: string };
}
