import type { FieldName, Span } from '../incident/types.ts';
import type { SignalKind } from '../knowledge/types.ts';

export type Origin = 'text' | 'code' | 'derived' | 'recorded' | 'model';

/** Where a signal's words stand: in a field of the incident, or in an event of the investigation's log. */
export type Source = FieldName | 'log';

/** What an action tried: a remedy of the knowledge, the undoing of changes, or both. */
export interface Trial {
  readonly remedy?: string;
  /** Observable ids of the changes that it took back. */
  readonly undoes: readonly string[];
}

/** One answered observable, with the words of the input that answer it. */
export interface Signal extends Omit<Span, 'field'> {
  readonly field: Source;
  /** The event whose words these are, where `field` is `log`; offsets are into its text. */
  readonly event?: string;
  readonly observable: string;
  readonly value: string;
  /** The value in words. */
  readonly reading: string;
  readonly classification: SignalKind;
  /** 1 a quoted log line or parsed code, 0.8 a number with its unit, 0.6 a paraphrase (THEORY §1). */
  readonly reliability: number;
  /** Weight of an absence: 0.9 measured, 0.6 said, 0.3 vague. Only used where the value denies an effect. */
  readonly strength: number;
  readonly origin: Origin;
  /** Further places that say the same thing, merged before they count. */
  readonly also: readonly Span[];
  /** Slot values captured here: `{constraint: "orders_payment_id_key"}`. */
  readonly slots: Readonly<Record<string, string>>;
  /** For the effect of an action: what the action tried. */
  readonly trial?: Trial;
  /** For a derived signal, how it was computed. */
  readonly formula?: string;
}

export type QuantityKind = 'rate' | 'share' | 'percentile' | 'count' | 'duration' | 'bytes' | 'change' | 'money' | 'number';

/** A number with its unit. Durations in seconds, rates per second, shares 0..1, bytes in bytes. */
export interface Quantity extends Span {
  readonly kind: QuantityKind;
  readonly value: number;
  /** Second end of a range or change: "2 to 6". */
  readonly to?: number;
  /** "p99" for percentiles, "EUR" for money, "%"… as written. */
  readonly unit: string;
  /** The noun phrase it counts or measures, as written: "duplicate charges", "of checkout requests". */
  readonly of: string;
  readonly approximate: boolean;
}

/** A moment. Minutes are counted from an arbitrary zero common to the incident; `day` only where the text gives it. */
export interface Instant extends Span {
  /** As shown: "13:55 UTC". */
  readonly label: string;
  /** Minutes since the incident's day 0 at 00:00 in `zone`. */
  readonly minutes: number;
  readonly zone: string;
  readonly day?: string;
  /** Computed rather than written, with the formula. */
  readonly derived?: string;
  readonly approximate: boolean;
}

export interface Interval {
  readonly from: Instant;
  readonly to: Instant;
  /** "peak hours", "occurs", "maintenance" … */
  readonly what: string;
}

export type ChangeKind =
  | 'deploy'
  | 'configuration'
  | 'flag'
  | 'migration'
  | 'scale-out'
  | 'scale-in'
  | 'upgrade'
  | 'failover'
  | 'traffic'
  | 'credential'
  | 'certificate'
  | 'manual'
  | 'network'
  | 'schedule'
  | 'data'
  | 'vendor'
  | 'infrastructure';

/** Something that changed before or around the onset. */
export interface Change extends Span {
  readonly kinds: readonly ChangeKind[];
  readonly name: string;
  readonly at?: Instant;
  /** The day or time in the text's own words, where it could not be placed: "on Sunday". */
  readonly told?: string;
  /** Only days are known of it or of the onset: the hours between are open. */
  readonly byDay?: boolean;
  /** Minutes from the change to the onset, when both are known; negative when the change came after. */
  readonly minutesBeforeOnset?: number;
  /** The text says that it was undone, and with what effect. */
  readonly undone?: 'cured' | 'no-effect' | 'unknown';
  /** Where the telling itself clears it: "ran well for nine hours after it", "the trouble began before it". */
  readonly cleared?: Span;
}

export interface Contradiction {
  readonly about: string;
  readonly one: Span;
  readonly other: Span;
}

export interface TimeFacts {
  readonly onset?: Instant;
  readonly instants: readonly Instant[];
  readonly intervals: readonly Interval[];
  readonly changes: readonly Change[];
}

/** A name of this incident: a table, a host, a function. */
export interface Entity extends Span {
  readonly slot: string;
  readonly name: string;
}

export interface TechnologyMention extends Span {
  readonly id: string;
  readonly version?: string;
}

/** Everything read from one incident. */
/** Something that people tell they did against the trouble, and what came of it. */
export interface Attempt extends Span {
  readonly effect: 'helped' | 'for-a-while' | 'no-effect';
}

export interface Reading {
  readonly signals: readonly Signal[];
  /** What people tell they tried, with what came of it. */
  readonly attempts: readonly Attempt[];
  /** What people tell is well, in their words. */
  readonly well: readonly Span[];
  /** The sentence that tells what is wrong, and the one that tells what comes of it. */
  readonly complaint?: Span;
  readonly effect?: Span;
  /** Who noticed it, where that is told. */
  readonly noticed?: Noticed;
  readonly quantities: readonly Quantity[];
  readonly time: TimeFacts;
  readonly entities: readonly Entity[];
  readonly technologies: readonly TechnologyMention[];
  readonly contradictions: readonly Contradiction[];
  /** Fields or parts that could not be read, said in the report. */
  readonly unread: readonly string[];
  readonly languages: readonly string[];
  /** Settings that the text prints, name -> value (`printed-settings.ts`). */
  readonly printed: ReadonlyMap<string, string>;
}

/** By whom an incident was noticed, in its words, and when where the same sentence says so. */
export interface Noticed extends Span {
  readonly by: 'machine' | 'people';
  readonly at?: Instant;
}

export interface FieldText {
  readonly field: FieldName;
  readonly text: string;
}
