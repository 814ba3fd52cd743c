import type { Report } from '../../report/types.ts';
import type { Piece } from './piece.ts';

/**
 * The normal form of a report, whoever wrote it: what the rules read. A report of ours is brought into it from its typed document, one written
 * elsewhere from its Markdown. Whatever a report lacks is absent or empty here; a rule says whether that is a fault.
 */
export interface Doc {
  readonly kind: 'own' | 'foreign';
  /** The Markdown of a report of ours: its plan and its evidence were computed, and its JSON is where that can be checked. */
  readonly computed: boolean;
  /** Ours, as it is: for rules that need more than words. */
  readonly report?: Report;
  /** The whole of it, for findings about what is not there. */
  readonly top: Piece;
  /** Heading of each section that it has. */
  readonly sections: Readonly<Partial<Record<Section, Piece>>>;
  /** Everything that it says, in order, with the part of the report that says it. */
  readonly said: readonly Said[];
  readonly severities: readonly Severity[];
  readonly hypotheses: readonly Hypothesis[];
  /** The ranked table or list, in its order; empty where the order of the ledger is the ranking. */
  readonly table: readonly Ranked[];
  /** Probability left for "something else", in per cent. */
  readonly other?: number;
  /** It says that its hypotheses may act together, so that their probabilities need not add up. */
  readonly together: boolean;
  readonly ruledIn: readonly Piece[];
  readonly ruledOut: readonly Piece[];
  readonly signals: readonly Piece[];
  readonly triggers: readonly Piece[];
  readonly steps: readonly Step[];
  readonly actions: readonly Action[];
  readonly order: readonly Piece[];
  readonly checks: readonly Check[];
  readonly timeline: readonly Piece[];
  readonly alerts: readonly Piece[];
  readonly todo: readonly Todo[];
  /** "three things:" with the number of items that follow. */
  readonly leadIns: readonly { readonly piece: Piece; readonly items: number }[];
}

export const SECTIONS = ['snapshot', 'ledger', 'plan', 'mitigation', 'verification', 'followUp'] as const;
export type Section = (typeof SECTIONS)[number];

export const SECTION_TITLES: Readonly<Record<Section, string>> = {
  snapshot: 'Incident Snapshot',
  ledger: 'Hypothesis Ledger',
  plan: 'Diagnostic Plan',
  mitigation: 'Mitigation Options',
  verification: 'Verification',
  followUp: 'Post-Incident Follow-Up',
};

export interface Said {
  readonly section: Section | 'head';
  readonly piece: Piece;
  /** Id of the hypothesis, step or action that says it. */
  readonly of?: string;
  /** Which part of it: "mechanism", "branching", "rollback". */
  readonly part?: string;
  /** A command or code block. */
  readonly command: boolean;
}

export interface Severity {
  /** 1 worst … 4. */
  readonly level: number;
  readonly piece: Piece;
}

/** How likely, as said: in words, in numbers, or both. */
export interface Likelihood {
  readonly piece: Piece;
  /** 0..1, the middle of what the word means; absent where there is none. */
  readonly word?: number;
  /** Said to be above all others. */
  readonly superlative: boolean;
  /** Per cent; both ends of a range, or one number twice. */
  readonly percent?: readonly [number, number];
}

export const PARTS = ['mechanism', 'supporting', 'disconfirming', 'likelihood', 'confirmation'] as const;
export type PartName = (typeof PARTS)[number];

export interface Hypothesis {
  readonly id: string;
  readonly title: Piece;
  /** Place in the ranking, from 1. */
  readonly rank: number;
  readonly parts: Readonly<Partial<Record<PartName | 'unexplained' | 'missing' | 'other', readonly Piece[]>>>;
  readonly likelihood?: Likelihood;
  /** It has a section of its own, beyond a row in a table. */
  readonly told: boolean;
}

export interface Ranked {
  readonly id: string;
  readonly piece: Piece;
  /** The row without what its columns head as cost, effort, time or impact. */
  readonly rated?: Piece;
  readonly likelihood?: Likelihood;
}

export type Target =
  /** `bare`: a number without the word, which may be a section's. */
  | { readonly kind: 'step'; readonly number: string; readonly bare?: true }
  | { readonly kind: 'hypothesis'; readonly id: string }
  | { readonly kind: 'action'; readonly id: string }
  | { readonly kind: 'next' }
  | { readonly kind: 'end' };

export interface Branch {
  readonly piece: Piece;
  /** The outcome, in words. */
  readonly when: string;
  /** What follows from it. */
  readonly follows: string;
  readonly targets: readonly Target[];
  /** For ours: the probability of the conclusion, and of its hypothesis before. */
  readonly probability?: number;
}

export interface Step {
  readonly number: string;
  readonly piece: Piece;
  readonly action: readonly Piece[];
  readonly expected: readonly Piece[];
  readonly branches: readonly Branch[];
  /** Ids of hypotheses named in its title, action or expectation. */
  readonly names: readonly string[];
  readonly minutes?: number;
  readonly readOnly?: boolean;
  readonly observable?: string;
  readonly commands: readonly Piece[];
}

export type ActionKind = 'evidence' | 'mitigation' | 'fix' | 'repair';

export interface Action {
  readonly id: string;
  readonly kind: ActionKind;
  readonly title: Piece;
  /** What it says besides its title, by part; `does` for what has no label. */
  readonly parts: Readonly<Record<string, readonly Piece[]>>;
  readonly addresses: readonly string[];
  /** Where it says what it addresses. */
  readonly addressed?: Piece;
  readonly all: boolean;
}

export interface Check {
  /** Actions that it verifies; empty where it names none. */
  readonly for: readonly string[];
  readonly piece: Piece;
  readonly measure: string;
  readonly threshold: string;
  readonly window: string;
  readonly baseline: string;
  /** Names a query that gives the baseline. */
  readonly query: boolean;
}

export interface Todo {
  readonly piece: Piece;
  readonly owner: string;
  /** A row of a table says, or leaves open, by when. */
  readonly dated?: boolean;
}
