import type { FieldName, Span } from '../../incident/types.ts';
import type { ChangeKind, Instant, TimeFacts } from '../types.ts';

/** How a day is named. */
export type DayRef =
  | { readonly kind: 'civil'; readonly year?: number; readonly month: number; readonly day: number; readonly weekday?: number }
  /** 0 Sunday … 6 Saturday. `weeksBack` for "last Monday", "Wed last week". */
  | { readonly kind: 'weekday'; readonly weekday: number; readonly weeksBack: number; readonly last: boolean }
  /** Days from today: -1 yesterday. */
  | { readonly kind: 'offset'; readonly days: number; readonly loose: boolean }
  /** Known only within bounds, in days before today: "last week", "in March". */
  | { readonly kind: 'vague'; readonly least: number; readonly most: number };

export type Part = 'morning' | 'noon' | 'afternoon' | 'evening' | 'night';

/** A piece of a date or time, as found by the patterns. Offsets are into the field. */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** Minutes of the day, with fractions for seconds. */
  readonly clock?: number;
  /** Of its clock the half of the day is not told: "at about four". */
  readonly either?: boolean;
  readonly zone?: string;
  readonly day?: DayRef;
  readonly part?: Part;
  readonly approximate: boolean;
  /** A full machine-written stamp. */
  readonly stamp: boolean;
}

/** Tokens that belong together: "Mon 10:00 UTC". */
export interface Mention extends Token {
  readonly field: FieldName;
  readonly text: string;
  /** The clock alone, as written: "10:00 AM PDT". */
  readonly clockText: string;
  /** The day alone, as written: "yesterday". */
  readonly dayText: string;
}

/** How fine an instant is known. */
export type Precision = 'minute' | 'part' | 'day';

/** An instant that says how finely it is known; without it, to the minute. */
export interface Moment extends Instant {
  readonly precision?: Precision;
}

/** The text says that something did not change. */
export interface Denial extends Span {
  /** What is denied; `any` for "no changes". */
  readonly kind: ChangeKind | 'any';
  /** Weight of the absence (THEORY §1). */
  readonly strength: number;
  /** It holds for one component or since some day only, not for everything. */
  readonly qualified: boolean;
  /** It is said of one part: "nobody touched the certificate", "no auth deploy". */
  readonly part?: boolean;
}

/** What is read of time, with the denials of change that later readers need. */
export interface TimesRead extends TimeFacts {
  readonly denials?: readonly Denial[];
}
