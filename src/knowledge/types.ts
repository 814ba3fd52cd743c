/**
 * The shapes of the knowledge base after it is compiled: what the engine reads.
 * The YAML that people write is described, and checked, by `schema.ts`.
 */

/** How often a mode makes an observable take a value. The numbers are in `scale.ts`. */
export type Frequency = 'always' | 'usually' | 'often' | 'sometimes' | 'rarely' | 'never';
/** How common a mode is among incidents, before anything is known of this one. */
export type Prevalence = 'common' | 'occasional' | 'uncommon' | 'rare';
/** How often a value is seen although no mode explains it (the leak of the noisy-OR). */
export type Noise = 'by-itself' | 'ubiquitous' | 'common' | 'some' | 'little' | 'specific';

export type SignalKind =
  | 'deterministic'
  | 'intermittent'
  | 'load-dependent'
  | 'time-dependent'
  | 'data-dependent'
  | 'environment-dependent';

/** Who answers an observable from an incident's text. */
export type ReadBy = 'text' | 'code' | 'changes' | 'arithmetic';

/** What a person needs to make a check. */
export type Access = 'code' | 'logs' | 'metrics' | 'database' | 'shell' | 'platform' | 'vendor' | 'users' | 'none';

export interface ObservableValue {
  /** The value read, in words, for the signal table: "the same key is inserted twice". */
  readonly means: string;
  /** Phrases in the phrase language (`signals/phrases`). */
  readonly phrases: readonly string[];
  /** Regular expressions over the raw text (error texts); named groups become slots. */
  readonly errors: readonly string[];
  /** Sentences that must be read as this value: tests. */
  readonly examples: readonly string[];
}

/** A number beside a subject that answers the observable: "CPU 9 %". */
export interface Measured {
  /** A phrase for the subject. */
  readonly of: string;
  readonly unit: 'percent' | 'seconds' | 'bytes' | 'count' | 'per-second' | 'times';
  /** Value -> comparison such as ">= 85" or "2..10". */
  readonly when: Readonly<Record<string, string>>;
}

/** A way for a person to answer an observable. */
export interface Check {
  /** A technology id, `role:<role>`, or `any`. */
  readonly on: string;
  /** What to do, one imperative sentence, with slots. */
  readonly action: string;
  /** What to run, with slots; absent when it is a thing to look at. */
  readonly command?: string;
  readonly minutes: number;
  readonly access: Access;
  readonly readOnly: boolean;
  /** Value -> what it looks like. */
  readonly looks: Readonly<Record<string, string>>;
}

export interface AlertRule {
  readonly on: string;
  readonly rule: string;
  readonly because: string;
  /** The same condition in the language of other monitoring systems, by technology id. */
  readonly also?: readonly { readonly on: string; readonly rule: string }[] | undefined;
}

/** What a language model has to do with a mode, for one inference; absent where it has nothing. */
export interface ByModel {
  /** The model, as it is named in the report. */
  readonly name: string;
  /** `proposed`: the row is the model's. `seconded`: the row is ours, and the model named the same cause. */
  readonly as: 'proposed' | 'seconded';
  /** How many causes the model named in all: its voice is split over them. */
  readonly among: number;
}

export interface Observable {
  readonly id: string;
  readonly family: string;
  readonly question: string;
  readonly kind: SignalKind;
  readonly noise: Noise;
  readonly readBy: ReadBy;
  /** Lost by a restart or a roll back: to be saved first. */
  readonly perishable: boolean;
  /** A plan may ask it. False where its frequencies are those of a mention, not of a fact. */
  readonly askable: boolean;
  /** `observable=value`: once one of these was read, a plan does not ask it. */
  readonly settledBy: readonly string[];
  /** Observables that one and the same look answers: a plan asks one of them. */
  readonly sameLook: readonly string[];
  /** What it says is refuted by a message of a program that the incident quotes: "no errors in the log". */
  readonly refutedBy?: 'error-text';
  readonly values: Readonly<Record<string, ObservableValue>>;
  /** Sentences that must not be read as any value: tests. */
  readonly near: readonly string[];
  readonly measured: readonly Measured[];
  readonly checks: readonly Check[];
  readonly alert?: AlertRule;
  /** The language model that proposed it, for one inference. */
  readonly proposedBy?: string;
  /** A team wrote it for itself, or took it over. */
  readonly team?: 'own' | 'imported';
}

export interface Cell {
  readonly observable: string;
  readonly value: string;
  readonly frequency: Frequency;
  readonly because: string;
}

/** A condition on the incident: technologies (id), roles (`role:queue`), or signals (`observable=value`). */
export interface Needs {
  readonly any: readonly string[];
  readonly all: readonly string[];
}

export interface MechanismSentence {
  /** Words with slots `{name|fallback}`. */
  readonly text: string;
  /** `observable=value`: the sentence is said only where this signal was read. */
  readonly when?: string;
}

export interface Mode {
  readonly id: string;
  readonly class: string;
  readonly domain: string;
  readonly title: string;
  readonly prevalence: Prevalence;
  readonly prevalenceBecause: string;
  /** Factor on the prevalence from what this team confirmed; absent in the knowledge itself. */
  readonly learned?: number;
  /** A team wrote it for itself, or took it over from elsewhere: it is heard louder once what it speaks of is read. */
  readonly team?: 'own' | 'imported';
  readonly needs: Needs;
  /** Technologies, roles or signals that make the mode a step more common. */
  readonly usualWith: readonly string[];
  readonly mechanism: readonly MechanismSentence[];
  readonly cells: readonly Cell[];
  /** Part it plays where several causes act together. */
  readonly role: 'trigger' | 'sustains' | 'amplifies' | 'root';
  /** What people reach for under this cause, and should not. */
  readonly avoid?: readonly { readonly text: string; readonly because: string }[];
  /** The service is well under this cause: a monitor errs, and no user meets anything. */
  readonly harmless?: true;
  readonly cascades: readonly { readonly with: string; readonly frequency: Frequency; readonly because: string }[];
  readonly sources: readonly string[];
  readonly byModel?: ByModel;
}

export type RemedyKind = 'mitigation' | 'fix' | 'repair' | 'evidence';

export interface Remedy {
  readonly id: string;
  readonly kind: RemedyKind;
  readonly title: string;
  readonly does: string;
  readonly sacrifices: string;
  readonly rollback: string;
  readonly minutes: number;
  readonly risk: 'low' | 'medium' | 'high';
  /** Mode ids, or `class:<class id>`. */
  readonly treats: readonly string[];
  readonly needs: Needs;
  /** Technology id or `any` -> what to run, with slots. */
  readonly commands: Readonly<Record<string, string>>;
  /** It starts the processes anew on its way: always, or by the commands of these technologies. */
  readonly restarts?: true | readonly string[];
  /** It takes away what is used (a page, a feature, a job): the end of the trouble then tells nothing of its cause. */
  readonly contains?: true;
  /** Chance that it stops the effect when the mode is the cause. */
  readonly cures: Frequency;
  /** The state that it destroys, in words; empty when none. */
  readonly destroys: string;
  readonly test: string;
  readonly regression: string;
  readonly cautions: readonly string[];
  readonly pairsWith: readonly { readonly remedy: string; readonly because: string }[];
  /** The change kind that this remedy undoes (`deploy-before-onset` …). */
  readonly undoes?: string;
  /** The observable whose return to normal shows that it worked. */
  readonly verifiedBy: string;
  /** Observables that end with it whatever becomes of the fault: no measure of its success. */
  readonly silences?: readonly string[];
  /** `observable=value`: where one of these was read, the same was tried in vain. */
  readonly futileWhen?: readonly string[];
  readonly sources: readonly string[];
  /** The language model that proposed it, for one inference. */
  readonly proposedBy?: string;
}

export interface TechnologyDefault {
  readonly name: string;
  readonly value: string;
  readonly means: string;
  /** As it is met in an incident: seconds, bytes, or pieces, and words of which one stands near. */
  readonly met?: { readonly kind: 'time' | 'bytes' | 'count'; readonly value: number; readonly beside: readonly string[] } | undefined;
  readonly source: string;
}

export interface Technology {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly roles: readonly string[];
  /** Ids of technologies that are there where this one is. */
  readonly implies: readonly string[];
  /** How the names of its own metrics begin. */
  readonly metrics: readonly string[];
  readonly defaults: readonly TechnologyDefault[];
}

/** A message, code or exit status of real software, with what it answers. */
export interface KnownError {
  readonly technology: string;
  readonly match: string;
  /** `observable=value` */
  readonly answers: readonly string[];
  readonly means: string;
  readonly source: string;
}

/** Knowledge of a team that stands beside the shipped one, as a report speaks of it. */
export interface TeamKnowledge {
  /** As the person who reads knows it. */
  readonly folder: string;
  /** What it brings, in words: "2 modes, 3 observables and a severity policy". Absent where it could not be used. */
  readonly brings?: string;
  /** Why it could not be used. */
  readonly broken?: string;
  /** What it changes of the shipped knowledge, in words. */
  readonly changes: readonly string[];
  readonly modes: ReadonlySet<string>;
  readonly observables: ReadonlySet<string>;
  readonly remedies: ReadonlySet<string>;
  readonly rules: ReadonlySet<string>;
  /** Notices that go with what was taken over from others. */
  readonly notices: readonly string[];
}

/** What a team changes of the shipped modes, each with its reason. */
export interface ShippedChanges {
  readonly switchedOff: readonly { readonly mode: string; readonly because: string }[];
  readonly refined: readonly ModeChange[];
}

export interface ModeChange {
  readonly mode: string;
  readonly because: string;
  readonly prevalence?: Prevalence;
  readonly needs?: Needs;
  readonly usualWith?: readonly string[];
  /** They take the place of all cells on the same observable. */
  readonly cells: readonly Cell[];
  readonly forget: readonly string[];
}

export interface CauseClass {
  readonly id: string;
  readonly domain: string;
  readonly is: string;
}

/** One rule of the severity policy, in order; the first that holds decides. */
export interface Knowledge {
  readonly classes: readonly CauseClass[];
  readonly modes: readonly Mode[];
  readonly observables: readonly Observable[];
  readonly remedies: readonly Remedy[];
  readonly technologies: readonly Technology[];
  readonly errors: readonly KnownError[];
  /** Concept name -> the words and phrases that mean it. */
  readonly lexicon: Readonly<Record<string, readonly string[]>>;
}

/**
 * What wording goes with which cause class, and within a class with which mode: learned at build time from incidents with known causes, over words, word
 * pairs and answered observables.
 */
export interface WordingModel {
  readonly classes: readonly string[];
  /** By class: log-probability × 100 of a feature that none of its texts had. */
  readonly absent: readonly number[];
  /** Mode ids by class. */
  readonly modes: readonly (readonly string[])[];
  /**
   * Of these features those that are known: inverse document frequency and gain, then in turn a place and what is said for it; all × 100. Places count
   * the classes first, then the modes.
   */
  readonly weightsOf: (features: Iterable<string>) => ReadonlyMap<string, readonly number[]>;
}

/** The same as it is learned and shipped: every feature, its numbers as text with blanks between, since few of them are ever read. */
export interface TrainedWording extends Omit<WordingModel, 'weightsOf'> {
  readonly features: Readonly<Record<string, string>>;
}
