import type { FieldName, Span } from '../../incident/types.ts';
import type { Alternative, Guarded, PatternStore } from '../../text/index.ts';
import type { LevelModel } from './wording/index.ts';

export type Level = 'SEV1' | 'SEV2' | 'SEV3' | 'SEV4';

export const LEVELS: readonly Level[] = ['SEV1', 'SEV2', 'SEV3', 'SEV4'];

/** How many are hit. `unknown` where the text does not say. */
export type Reach = 'most' | 'noticeable' | 'few' | 'unknown';

/** The policy as the file holds it: what to look for in the text, and rules over it, the first that holds decides. */
export interface SeverityPolicy {
  /** The facts' patterns in the form in which they are matched; made at build time. */
  readonly packed?: FactPatterns;
  /** The patterns of a team's own facts, compiled by who brings them. */
  readonly opened?: Readonly<Record<string, readonly Guarded[]>>;
  /** Which level goes with which words, learned at build time; without it nothing is `told`. */
  readonly wording?: LevelModel;
  /** Shares of users or requests from which a reach begins, 0..1, the count of users under which they are few, and from which they are most, whatever the share. */
  readonly bands: { readonly most: number; readonly noticeable: number; readonly few_users: number; readonly mass?: number };
  /** Pieces of patterns, put in for `<name>`. */
  readonly lists: Readonly<Record<string, string>>;
  readonly facts: Readonly<Record<string, FactSource>>;
  readonly rules: readonly SeverityRule[];
  /** From which probability on, 0..1, a leading hypothesis under which the service is well decides. Without it none does. */
  readonly harmless_from?: number | undefined;
  /**
   * How many times likelier than the level of the rule that holds another one must be, by the way of telling, to decide in its place.
   * Without it no rule is outvoted.
   */
  readonly outvote?: { readonly raise: number; readonly lower: number; readonly blast_radius_blank: number } | undefined;
}

/** The patterns of all facts, each taken apart into its alternatives. */
export interface FactPatterns extends PatternStore<Alternative> {
  /** Fact -> its patterns: each a run of the alternatives, from one place up to another. */
  readonly of: Readonly<Record<string, readonly Run[]>>;
}

export type Run = readonly [from: number, to: number];

export interface FactSource {
  readonly means: string;
  /** Regular expressions between word boundaries, any case; `<name>` stands for a list. */
  readonly says?: readonly string[];
  /** Where it is looked for; without it in the blast radius, then the symptoms. */
  readonly fields?: readonly FieldName[];
  /** Only in the blast radius and the first lines of the symptoms: further down, a log speaks of many things. */
  readonly headline?: boolean;
  /** Only where the text says that it works. */
  readonly spared?: boolean;
  /** A statement that is hedged or conditional does not count. */
  readonly sure?: boolean;
  /** Observables whose `yes` makes the fact true as well. */
  readonly observables?: readonly string[];
  /** Holds when the reach is this. */
  readonly reach?: Reach;
  /** Holds when the words that say how many are hit stand in this field. */
  readonly reach_in?: FieldName;
  /** Holds when the way of telling outvotes the rule that holds, in favour of this level. */
  readonly told?: Level;
  /** With `told`: facts whose words show it; the sentence that holds most of them is quoted. */
  readonly shown_by?: readonly string[];
  /** Looked for only in the sentence that says how many are hit. */
  readonly beside_reach?: boolean;
  /** Where the same field says how many are hit, looked for in that sentence alone. */
  readonly with_reach?: boolean;
  /** Does not hold when one of these does. */
  readonly unless?: readonly string[];
  /** Holds when one of these does. */
  readonly either?: readonly string[];
  /** The fact in a sentence of the decision; `{quote}` is the input's own words, `{rest}` the share that is not hit. Empty where it is not told. */
  readonly yes?: string;
  /** How it speaks against a lower level, where that is worded otherwise; empty where it does not. */
  readonly lower?: string;
  /** Its absence in a sentence of the decision. */
  readonly no?: string;
}

export interface SeverityRule {
  readonly id: string;
  readonly level: Level;
  readonly when: string;
  /** Never outvoted by the way of telling. */
  readonly sure?: boolean;
  readonly all?: readonly string[];
  readonly any?: readonly string[];
  readonly none?: readonly string[];
  /** Facts told with the decision where they hold, though it does not need them. */
  readonly cites?: readonly string[];
  /** What would change the level. */
  readonly changes?: string;
}

export interface SeverityDecision {
  readonly level: Level;
  readonly rule: { readonly id: string; readonly text: string };
  /** The way of telling outvoted a rule: a matter of opinion, more than a rule is. */
  readonly byTelling: boolean;
  readonly because: readonly { readonly text: string; readonly span?: Span }[];
  readonly whyNotHigher: string;
  readonly whyNotLower: string;
  readonly changesWhen: string;
  /** Words that tell of a way round the trouble, with their clause. */
  readonly wayRound?: Span;
}

/** The facts that hold, each with the words that say so; and the words that deny one. */
export interface Facts {
  readonly held: ReadonlyMap<string, Span | undefined>;
  readonly denied: ReadonlyMap<string, Span>;
  /** The share that is hit, where a number says it. */
  readonly share?: number;
}
